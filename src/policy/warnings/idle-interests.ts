import { PHASES } from "../../model/phase.ts";
import type { Policy } from "../../model/policy.ts";
import { quoted } from "../found-words.ts";
import { nearestWord } from "../nearest-word.ts";
import type { ConfigWarning } from "./warning.ts";

/** Interest rules that match nothing, since nobody is asked or no such team is listed. */
export function idleInterests({
  interests,
  phases,
  teams,
  defaultPhase,
}: Policy): readonly ConfigWarning[] {
  if (interests.length === 0) return [];
  const used = new Set([defaultPhase, ...teams.map(({ phase }) => phase)]);
  const isOptional = PHASES.some(
    (phase) => used.has(phase) && phases[phase].signOff === "optional",
  );
  if (!isOptional) return [{ path: ["interests"], message: NOBODY }];
  const names = teams.map(({ name }) => name);
  const known = new Set(names.map((name) => name.toLowerCase()));
  return interests.flatMap((rule, at) =>
    rule.teams
      .filter((name) => !known.has(name.toLowerCase()))
      .map((name) => ({
        path: ["interests", at, "when", "team"],
        message: messageOf(name, names),
      })),
  );
}

const NOBODY =
  "No team is in a phase where Security's sign-off is optional, and only there interests are looked at.";

function messageOf(name: string, names: readonly string[]): string {
  const near = nearestWord(name, names);
  const hint = near === null ? "" : ` Did you mean "${near}"?`;
  return `No team of this file is called ${quoted(name)}.${hint}`;
}
