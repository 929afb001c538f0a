import type { GitHub } from "./client.ts";

/** A file on a branch. */
export interface FileOnBranch {
  readonly owner: string;
  readonly repo: string;
  readonly path: string;
  /** The branch; absent: the default one. */
  readonly sha?: string;
}

/**
 * The commit that changed a file last; null: none did.
 * @see https://docs.github.com/rest/commits/commits#list-commits
 */
export async function lastCommit(github: GitHub, file: FileOnBranch): Promise<string | null> {
  try {
    const { data } = await github.rest.repos.listCommits({ ...file, per_page: 1 });
    return data[0]?.sha ?? null;
  } catch (error) {
    throw new Error(`asking who changed ${file.path} of ${file.owner}/${file.repo}`, {
      cause: error,
    });
  }
}
