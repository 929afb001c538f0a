import { teamInFrontMatter } from "./formats/markdown/front-matter.ts";
import type { DesignDocument } from "./model/design-document.ts";

/** Path of a document, now and before → the team that its front matter names. */
export function chosenTeams(documents: readonly DesignDocument[]): ReadonlyMap<string, string> {
  return new Map(documents.flatMap(chosenTeam));
}

function chosenTeam({
  path,
  previousPath,
  content,
}: DesignDocument): readonly (readonly [string, string])[] {
  const team = content.kind === "text" ? teamInFrontMatter(path, content.text) : null;
  return team === null ? [] : [path, previousPath ?? path].map((each) => [each, team]);
}
