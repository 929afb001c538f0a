import type { Organization } from "../../model/organization.ts";
import type { Policy } from "../../model/policy.ts";
import { quoted } from "../found-words.ts";
import { compileGlob, expandBraces } from "../glob.ts";
import { nearestWord } from "../nearest-word.ts";
import { matchingRoom } from "./matching-room.ts";
import type { ConfigWarning } from "./warning.ts";

/** Patterns of teams that match no repository. Of `paths` nobody can know: they may come yet. */
export function unmatchedRepositories(
  { teams }: Policy,
  { repositories, mayBeNamed }: Organization,
): readonly ConfigWarning[] {
  if (repositories === null) return [];
  const hasRoom = matchingRoom();
  const names = repositories.join("").length;
  return teams.flatMap(({ name, repos }) =>
    repos.flatMap((glob, at) => {
      if (!hasRoom(expandBraces(glob).join("").length, names)) return [];
      const { matches } = compileGlob(glob);
      if (repositories.some(matches)) return [];
      const message = messageOf(glob, mayBeNamed ? repositories : []);
      return [{ path: ["teams", name, "repos", at], message }];
    }),
  );
}

function messageOf(glob: string, repositories: readonly string[]): string {
  const near = /[*?{]/.test(glob) ? null : nearestWord(glob, repositories);
  const hint = near === null ? "" : ` Did you mean "${near}"?`;
  return `${quoted(glob)} matches none of the repositories that Threatgate is installed on.${hint}`;
}
