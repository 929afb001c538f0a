import { z } from "zod";
import type { GitHub } from "./client.ts";
import { isRefused } from "./refused.ts";

/** A new text of one file, on a branch of its own. */
export interface FileChange {
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
  readonly branch: string;
  readonly message: string;
  /** Of the file on the base branch; null: it cannot be made. */
  edit(text: string): string | null;
}

const File = z.object({ type: z.literal("file"), content: z.string() });

/**
 * Makes the commit of a change on top of the base branch's newest; null: it cannot be made. Nothing
 * stands on a branch yet, so that no branch is ever half done.
 */
export async function commitOf(
  { rest: { git, repos } }: GitHub,
  { owner, repo, path, message, edit }: FileChange,
  base: string,
): Promise<string | null> {
  const { data: tip } = await git.getRef({ owner, repo, ref: `heads/${base}` });
  const parent = tip.object.sha;
  const { data } = await repos.getContent({ owner, repo, path, ref: parent });
  const content = edit(Buffer.from(File.parse(data).content, "base64").toString("utf8"));
  if (content === null) return null;
  const { data: before } = await git.getCommit({ owner, repo, commit_sha: parent });
  const entry = { path, mode: "100644", type: "blob", content } as const;
  const { data: tree } = await git.createTree({
    owner,
    repo,
    base_tree: before.tree.sha,
    tree: [entry],
  });
  const { data: commit } = await git.createCommit({
    owner,
    repo,
    message,
    tree: tree.sha,
    parents: [parent],
  });
  return commit.sha;
}

/** Makes a branch of a commit; false: there is one of that name. */
export async function startBranch(
  { rest: { git } }: GitHub,
  { owner, repo, branch }: FileChange,
  sha: string,
): Promise<boolean> {
  try {
    await git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha });
    return true;
  } catch (error) {
    if (isRefused(error, 422)) return false;
    throw error;
  }
}

/** Has a branch end in a commit, whatever stood there. */
export async function resetBranch(
  { rest: { git } }: GitHub,
  { owner, repo, branch }: FileChange,
  sha: string,
): Promise<void> {
  await git.updateRef({ owner, repo, ref: `heads/${branch}`, sha, force: true });
}

/**
 * Takes a branch away, if it is there and may go: GitHub may have done so on the merge, and one that
 * stays stops nothing.
 */
export async function endBranch(
  { rest: { git } }: GitHub,
  { owner, repo, branch }: Pick<FileChange, "owner" | "repo" | "branch">,
): Promise<void> {
  try {
    await git.deleteRef({ owner, repo, ref: `heads/${branch}` });
  } catch (error) {
    if (!isRefused(error, 403, 404, 422)) throw error;
  }
}
