import type { ChangedFile, FileChange } from "../model/design-document.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/**
 * GitHub lists no more files of one pull request.
 * @see https://docs.github.com/rest/pulls/pulls#list-pull-requests-files
 */
export const LISTED_FILES = 3000;

const CHANGES: Readonly<Record<string, FileChange>> = {
  added: "added",
  copied: "added",
  modified: "modified",
  changed: "modified",
  renamed: "renamed",
  removed: "removed",
};

/** The files that a pull request changes, at most {@link LISTED_FILES} of them. */
export async function changedFiles(
  github: GitHub,
  pull: PullRequest,
): Promise<readonly ChangedFile[]> {
  const files = await github.paginate(github.rest.pulls.listFiles, {
    ...named(pull.repository),
    pull_number: pull.number,
    per_page: 100,
  });
  return files.flatMap(({ filename, previous_filename, status, sha }) => {
    const change = CHANGES[status];
    if (change === undefined || sha === null) return [];
    return [{ path: filename, previousPath: previous_filename ?? null, change, blob: sha }];
  });
}
