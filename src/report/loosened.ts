import { LEVELS } from "../model/gap.ts";
import { PHASES } from "../model/phase.ts";
import type { PolicyChange } from "../policy/compare-policies.ts";
import { count, listed } from "./count.ts";
import { code, markdown } from "./escape.ts";

/** Whose affair a proposed config is. */
interface Affair {
  readonly changes: readonly PolicyChange[];
  readonly owner: string;
  /** As it is in force, whatever the proposal makes of it; null: none is named. */
  readonly securityTeam: string | null;
}

/**
 * Says of a proposal that asks for less of somebody, or changes who Security is, who
 * should approve it and what sees to that; empty: it does neither.
 */
export function loosenedNotice({ changes, owner, securityTeam }: Affair): string {
  const looser = changes.filter(isLooser).map(({ what }) => markdown(what, 150));
  if (looser.length === 0) return "";
  const team = securityTeam ?? "security";
  const some = looser.slice(0, MOST_NAMED);
  const more = looser.length - some.length;
  const named = listed([...some, ...(more > 0 ? [count(more, "more change")] : [])]);
  const line = code(`/.github/threatmodel.yml @${owner}/${team}`, 200);
  return `\n\n**This is Security's to decide**: it asks for less, or changes who Security is (${named}). Somebody of Security who did not write it should approve it; the line ${line} in CODEOWNERS, with code owners' reviews required, makes sure of that.`;
}

const MOST_NAMED = 5;

function isLooser({ what, from, to }: PolicyChange): boolean {
  if (what === "security.team") return from !== "none" && from !== null;
  if (what === "documents.ignore" || what === "documents.paths") return true;
  return SCALES.some((scale) => {
    const before = from === null ? 0 : scale.indexOf(from);
    return before >= 0 && scale.indexOf(to ?? "") > before;
  });
}

/** Values of settings, strictest first. What is new counts as if it had been the first. */
const SCALES: readonly (readonly string[])[] = [
  PHASES,
  [...LEVELS, "off"],
  ["required", "optional"],
  ["block", "show"],
];
