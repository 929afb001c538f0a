import type { ChangedFile, FileChange } from "../model/design-document.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/** Path → object id of every file at a commit. */
type Files = ReadonlyMap<string, string>;

/**
 * All files that a pull request changes, found by holding its head against the commit where it left
 * the base branch: 3 requests, however many files. A renamed file is one removed and one added.
 * Null: the repository has more files than GitHub lists of a tree.
 * @see https://docs.github.com/rest/git/trees#get-a-tree (100,000 entries, 7 MB)
 */
export async function filesByTree(
  github: GitHub,
  pull: PullRequest,
): Promise<readonly ChangedFile[] | null> {
  const { data } = await github.rest.repos.compareCommitsWithBasehead({
    ...named(pull.repository),
    basehead: `${pull.baseSha}...${pull.headSha}`,
    // The first page alone would hold the files, a few hundred of them.
    per_page: 1,
    page: 2,
  });
  const before = await filesAt(github, pull, data.merge_base_commit.sha);
  const after = await filesAt(github, pull, pull.headSha);
  return before === null || after === null ? null : differences(before, after);
}

async function filesAt(
  github: GitHub,
  { repository }: PullRequest,
  commit: string,
): Promise<Files | null> {
  const tree = { ...named(repository), tree_sha: commit, recursive: "1" };
  const { data } = await github.rest.git.getTree(tree);
  if (data.truncated) return null;
  const files = data.tree.filter(({ type }) => type !== "tree");
  return new Map(files.map(({ path, mode, sha }) => [path ?? "", `${mode} ${sha ?? ""}`]));
}

function differences(before: Files, after: Files): readonly ChangedFile[] {
  const changed = [...after]
    .filter(([path, file]) => before.get(path) !== file)
    .map(([path, file]) => fileOf(path, before.has(path) ? "modified" : "added", file));
  const removed = [...before]
    .filter(([path]) => !after.has(path))
    .map(([path, file]) => fileOf(path, "removed", file));
  return [...changed, ...removed];
}

function fileOf(path: string, change: FileChange, file: string): ChangedFile {
  return { path, previousPath: null, change, blob: file.slice(file.indexOf(" ") + 1) };
}
