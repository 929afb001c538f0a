import type { Organization } from "../../model/organization.ts";
import type { Policy } from "../../model/policy.ts";
import type { ConfigPath } from "../config-places.ts";
import { quoted } from "../found-words.ts";
import { nearestWord } from "../nearest-word.ts";
import type { ConfigWarning } from "./warning.ts";

/** Teams that GitHub does not know: nobody's pull request is theirs by its author. */
export function unknownTeams(
  { security, teams }: Policy,
  { missingTeams, teams: known, mayBeNamed }: Organization,
): readonly ConfigWarning[] {
  const missing = new Set(missingTeams);
  const named: readonly (readonly [ConfigPath, string])[] = [
    ...(security.team === null ? [] : [[["security", "team"], security.team] as const]),
    ...teams.map(({ name, github }) => [["teams", name, "github"], github] as const),
  ];
  return named.flatMap(([path, slug]) =>
    missing.has(slug) ? [{ path, message: messageOf(slug, mayBeNamed ? known : []) }] : [],
  );
}

function messageOf(slug: string, known: readonly string[]): string {
  const near = nearestWord(slug, known);
  const hint = near === null ? "" : ` Did you mean "${near}"?`;
  return `This organisation has no GitHub team ${quoted(slug)} that Threatgate can see.${hint}`;
}
