import { COMMANDS } from "../commands/index.ts";
import { readComment } from "../commands/reading/read-comment.ts";
import { commentOfPayload } from "../github/comment-payload.ts";
import { originOf } from "../github/payloads.ts";
import type { Store } from "../store.ts";
import type { Entrance } from "../world.ts";
import { converse } from "./converse.ts";
import { converseOnIssue } from "./converse-on-issue.ts";
import { mayBeginReview, tellReview } from "./tell-ledger.ts";

/** Most of what is said is none of ours: nothing is asked of GitHub for it. */
export async function hearComment(
  enter: Entrance,
  store: Store,
  id: string,
  payload: unknown,
): Promise<void> {
  const comment = commentOfPayload(payload);
  if (!comment.isByPerson) return;
  const { repository, installationId } = originOf(payload);
  const word = { ...comment, owner: repository.owner, repositoryId: repository.id };
  const isFirst = comment.isOnPull && (await mayBeginReview(store, word));
  const isCommand = readComment(comment.body, COMMANDS).length > 0;
  if (!isFirst && !isCommand) return;
  const world = await enter(id, { repository, installationId });
  if (!comment.isOnPull) return converseOnIssue({ world, repository, comment });
  if (isFirst) await tellReview(world, word);
  await converse(world, repository, comment);
}
