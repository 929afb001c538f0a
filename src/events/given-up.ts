import { reportFailure } from "../gate.ts";
import { commentOfPayload } from "../github/comment-payload.ts";
import { mergeGroupOfPayload } from "../github/merge-group.ts";
import { checkOfPayload, originOf, pullRequestOfPayload } from "../github/payloads.ts";
import type { Delivery } from "../model/delivery.ts";
import { errandOf } from "../queue/errands.ts";
import type { Entrance } from "../world.ts";
import { apologize } from "./converse.ts";
import { reportSweep } from "./errands.ts";
import { reportFailureOfGroup } from "./merge-group.ts";

/** Says on the pull requests of a delivery that was given up what went wrong. */
export async function reportGivenUp(
  enter: Entrance,
  delivery: Delivery,
  what: string,
): Promise<void> {
  const { id, event } = delivery;
  const errand = errandOf(delivery);
  if (errand !== null) return reportSweep(enter, id, errand, what);
  if (!TOLD_EVENTS.has(event)) return;
  const payload: unknown = JSON.parse(delivery.payload);
  const origin = originOf(payload);
  const world = await enter(id, origin);
  if (event === "issue_comment") {
    await apologize(world, origin.repository, commentOfPayload(payload), what);
    return;
  }
  if (event === "merge_group") {
    await reportFailureOfGroup(world, origin.repository, mergeGroupOfPayload(payload), what);
    return;
  }
  const pulls =
    event === "pull_request"
      ? [pullRequestOfPayload(payload)]
      : await world.store.pulls.byHead(origin.repository.id, checkOfPayload(payload).headSha);
  for (const pull of pulls.filter(({ isOpen }) => isOpen)) await reportFailure(world, pull, what);
}

/** Events after which somebody waits for a check or an answer. */
const TOLD_EVENTS: ReadonlySet<string> = new Set([
  "pull_request",
  "check_run",
  "check_suite",
  "issue_comment",
  "merge_group",
]);
