import type { Octokit } from "@octokit/rest";
import type { GitHubState } from "./state.ts";

/** What a path is to hold; null: nothing any more. */
type Content =
  | string
  | Buffer
  | null
  /** A symbolic link. */
  | { readonly link: string }
  /** A commit of another repository. */
  | { readonly submodule: string };
export type Files = Readonly<Record<string, Content>>;

/** What somebody commits, and to where. */
export interface NewCommit {
  readonly login: string;
  /** `owner/name`, of a fork too. */
  readonly repository: string;
  readonly branch: string;
  readonly files: Files;
  readonly message: string;
  /** What a branch that is new begins from; `main` unless said. */
  readonly base?: string | undefined;
}

/** Commits to a branch, new or not, and gives the commit's id. */
export async function writeCommit(
  state: GitHubState,
  octokit: Octokit,
  { login, repository, branch, files, message, base = "main" }: NewCommit,
): Promise<string> {
  const [owner = "", repo = ""] = repository.split("/");
  const existing = await headOf(octokit, repository, branch);
  const home = state.forks.get(repository) ?? repository;
  const parent = existing ?? (await headOf(octokit, home, base));
  if (parent === null) throw new Error(`${repository} has no branch ${base}.`);
  const { data: from } = await octokit.git.getCommit({ owner, repo, commit_sha: parent });
  const tree = await createTree(octokit, repository, from.tree.sha, files);
  const author = { name: login, email: `${login}@example.com` };
  const made = { owner, repo, message, tree, parents: [parent], author };
  const { sha } = (await octokit.git.createCommit(made)).data;
  if (existing === null) {
    await octokit.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha });
  } else {
    await octokit.git.updateRef({ owner, repo, ref: `heads/${branch}`, sha });
  }
  return sha;
}

async function createTree(
  octokit: Octokit,
  repository: string,
  baseTree: string,
  files: Files,
): Promise<string> {
  const [owner = "", repo = ""] = repository.split("/");
  const entries = Object.entries(files).map(async ([path, content]) => {
    const entry = { path, mode: "100644", type: "blob" } as const;
    if (content === null) return { ...entry, sha: null };
    if (typeof content === "string") return { ...entry, content };
    if ("link" in content)
      return { path, mode: "120000", type: "blob", content: content.link } as const;
    if ("submodule" in content) {
      return { path, mode: "160000", type: "commit", sha: content.submodule } as const;
    }
    const base64 = content.toString("base64");
    const blob = { owner, repo, content: base64, encoding: "base64" };
    return { ...entry, sha: (await octokit.git.createBlob(blob)).data.sha };
  });
  const tree = await Promise.all(entries);
  const { data } = await octokit.git.createTree({ owner, repo, base_tree: baseTree, tree });
  return data.sha;
}

/** The newest commit of a branch; null: there is no such branch. */
async function headOf(
  octokit: Octokit,
  repository: string,
  branch: string,
): Promise<string | null> {
  const [owner = "", repo = ""] = repository.split("/");
  try {
    const { data } = await octokit.git.getRef({ owner, repo, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return null;
    throw error;
  }
}
