import type { ChangedFile, FileChange } from "../model/design-document.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/**
 * GitHub lists no more files of one pull request.
 * @see https://docs.github.com/rest/pulls/pulls#list-pull-requests-files
 */
export const LISTED_FILES = 3000;

/** What GitHub calls "unchanged" is none; a word that is not known is taken for a change. */
const CHANGES: ReadonlyMap<string, FileChange | null> = new Map([
  ["added", "added"],
  ["copied", "added"],
  ["modified", "modified"],
  ["changed", "modified"],
  ["renamed", "renamed"],
  ["removed", "removed"],
  ["unchanged", null],
]);

/** Files, and what GitHub listed them at. */
export interface ListedFiles {
  readonly files: readonly ChangedFile[];
  /** The commits that their content is of; removed files tell none. More than one: the head moved. */
  readonly heads: ReadonlySet<string>;
}

/** The files that a pull request changes at its present head, at most {@link LISTED_FILES}. */
export async function changedFiles(github: GitHub, pull: PullRequest): Promise<ListedFiles> {
  const files = await github.paginate(github.rest.pulls.listFiles, {
    ...named(pull.repository),
    pull_number: pull.number,
    per_page: 100,
  });
  const present = files.filter(({ status }) => status !== "removed");
  return {
    files: files.flatMap(({ filename, previous_filename, status, sha }) => {
      const change = CHANGES.has(status) ? CHANGES.get(status) : "modified";
      if (change == null) return [];
      // Without an object nothing can be read, which is said of the document: it is not left out.
      const blob = sha ?? NO_OBJECT;
      return [{ path: filename, previousPath: previous_filename ?? null, change, blob }];
    }),
    heads: new Set(present.flatMap(({ contents_url }) => commitIn(contents_url))),
  };
}

/** The id that git gives to nothing. */
const NO_OBJECT = "0".repeat(40);

/** The address of a file's content names the commit: `…/contents/docs/x.md?ref=6dcb09b5…`. */
function commitIn(url: string | undefined): string[] {
  const commit = /\?ref=([0-9a-f]{40,64})$/.exec(url ?? "")?.[1];
  return commit === undefined ? [] : [commit];
}
