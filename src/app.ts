import type { Probot } from "probot";
import { checkAgain } from "./events/check-again.ts";
import { followPeople } from "./events/follow-people.ts";
import { hearComment } from "./events/hear-comment.ts";
import { registerInstallationEvents } from "./events/installation-events.ts";
import { checkMergeGroup } from "./events/merge-group.ts";
import { noticeProposalAgain } from "./events/notice-proposal.ts";
import { noticePush } from "./events/notice-push.ts";
import { heedPress } from "./events/press.ts";
import { checkPullRequest, checkPush, noticeEnd } from "./events/pull-request.ts";
import { weighReview } from "./events/weigh-review.ts";
import { mergeGroupOfPayload } from "./github/merge-group.ts";
import { isBaseChange, originOf } from "./github/payloads.ts";
import type { Store } from "./store.ts";
import type { Entrance } from "./world.ts";

/** Webhook events on the left, one call each on the right. Each call is safe to repeat. */
export function registerEvents(probot: Probot, enter: Entrance, store: Store): void {
  probot.on(
    [
      "pull_request.opened",
      "pull_request.reopened",
      "pull_request.ready_for_review",
      "pull_request.converted_to_draft",
    ],
    ({ id, payload }) => checkPullRequest(enter, id, payload),
  );
  probot.on("pull_request.synchronize", ({ id, payload }) => checkPush(enter, id, payload));
  probot.on("pull_request.edited", async ({ id, payload }) => {
    if (isBaseChange(payload)) await checkPullRequest(enter, id, payload);
  });
  probot.on("pull_request.reopened", ({ payload }) => noticeProposalAgain(store, payload));
  probot.on("pull_request.closed", ({ id, payload }) => noticeEnd(enter, store, id, payload));
  probot.on(
    [
      "pull_request_review.submitted",
      "pull_request_review.edited",
      "pull_request_review.dismissed",
    ],
    ({ id, payload }) => weighReview(enter, id, payload),
  );
  probot.on("issue_comment.created", ({ id, payload }) => hearComment(enter, store, id, payload));
  probot.on(["membership", "team"], ({ id, payload }) => followPeople(enter, store, id, payload));
  probot.on(["check_run.rerequested", "check_suite.rerequested"], ({ id, payload }) =>
    checkAgain(enter, id, payload),
  );
  probot.on("check_run.requested_action", ({ id, payload, log }) =>
    heedPress(enter, id, payload, log),
  );
  // Of a group that is "destroyed" nothing is left to do: it stands for what still waits of it.
  probot.on("merge_group.checks_requested", async ({ id, payload }) => {
    const origin = originOf(payload);
    await checkMergeGroup(await enter(id, origin), origin.repository, mergeGroupOfPayload(payload));
  });
  registerInstallationEvents(probot, enter, store);
  probot.on("push", ({ id, payload }) => noticePush(enter, store, id, payload));
}
