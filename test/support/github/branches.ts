import { isObject } from "./json.ts";
import type { GitHubState } from "./state.ts";

/** Git objects of a fork live with the repository's own; its branches do under this name. */
export function forkBranch(fork: string, branch: string): string {
  return `forks/${fork}/${branch}`;
}

/** The newest commit of a branch; null: there is no such branch. */
export async function tip(
  state: GitHubState,
  repository: string,
  branch: string,
): Promise<string | null> {
  const path = `/repos/${repository}/git/ref/heads/${branch}`;
  const { status, body } = await state.emulator.send({ method: "GET", path, token: null });
  if (status !== 200 || !isObject(body) || !isObject(body["object"])) return null;
  return String(body["object"]["sha"]);
}
