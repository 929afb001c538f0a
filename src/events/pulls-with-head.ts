import type { Origin } from "../github/payloads.ts";
import { openPullsWithHead } from "../github/pull-request.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { World } from "../world.ts";

/** The open pull requests whose head a commit is. */
export async function pullsWithHead(
  { github, store }: World,
  { repository }: Origin,
  headSha: string,
): Promise<readonly PullRequest[]> {
  const known = await store.pulls.byHead(repository.id, headSha);
  if (known.length === 0) return openPullsWithHead(github, repository, headSha);
  // A repository may have been renamed or transferred since: whose config decides, the event says.
  return known.map((pull) => ({ ...pull, repository }));
}
