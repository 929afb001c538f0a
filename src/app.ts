import type { Probot } from "probot";
import { COMMANDS } from "./commands/index.ts";
import { readComment } from "./commands/reading/read-comment.ts";
import { type ConfigCommit, checkConfigAt } from "./events/config-check.ts";
import { apologize, converse } from "./events/converse.ts";
import { converseOnIssue } from "./events/converse-on-issue.ts";
import { reportSweep } from "./events/errands.ts";
import { followPeople } from "./events/follow-people.ts";
import { registerInstallationEvents } from "./events/installation-events.ts";
import {
  checkMergeGroup,
  checkMergeGroupAgain,
  reportFailureOfGroup,
} from "./events/merge-group.ts";
import { noticeProposalAgain, noticeProposalEnd } from "./events/notice-proposal.ts";
import { noticePush } from "./events/notice-push.ts";
import { heedPress } from "./events/press.ts";
import { mayBeginReview, tellEnd, tellPush, tellReview } from "./events/tell-ledger.ts";
import { reportFailure, runGate } from "./gate.ts";
import { commentOfPayload } from "./github/comment-payload.ts";
import { mergeGroupOfPayload } from "./github/merge-group.ts";
import {
  checkOfPayload,
  endOfPayload,
  isBaseChange,
  type Origin,
  originOf,
  pullRequestOfPayload,
  reviewerOfPayload,
  reviewOfPayload,
  senderOfPayload,
} from "./github/payloads.ts";
import { pressOfPayload } from "./github/press-payload.ts";
import { openPullsWithHead } from "./github/pull-request.ts";
import type { Log } from "./log.ts";
import { CHECK_NAME, CONFIG_CHECK_NAME } from "./model/check-run.ts";
import type { Delivery } from "./model/delivery.ts";
import type { PullRequest } from "./model/pull-request.ts";
import { errandOf } from "./queue/errands.ts";
import { weighTeamLater } from "./queue/weigh-later.ts";
import type { Store } from "./store.ts";
import type { World } from "./world.ts";

/** Gives what the handling of a delivery may touch. */
export type Entrance = (
  deliveryId: string,
  /** Without a repository: what concerns the whole installation. */
  origin: Pick<Origin, "installationId"> & { readonly repository: Origin["repository"] | null },
) => Promise<World>;

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
  probot.on("pull_request.closed", ({ id, payload }) => close(enter, store, id, payload));
  probot.on(
    [
      "pull_request_review.submitted",
      "pull_request_review.edited",
      "pull_request_review.dismissed",
    ],
    ({ id, payload }) => weighReview(enter, id, payload),
  );
  probot.on("issue_comment.created", ({ id, payload }) => hear(enter, store, id, payload));
  probot.on(["membership", "team"], ({ id, payload }) => followPeople(enter, store, id, payload));
  probot.on(["check_run.rerequested", "check_suite.rerequested"], ({ id, payload }) =>
    checkAgain(enter, id, payload),
  );
  probot.on("check_run.requested_action", ({ id, payload, log }) => heed(enter, id, payload, log));
  // Of a group that is "destroyed" nothing is left to do: it stands for what still waits of it.
  probot.on("merge_group.checks_requested", async ({ id, payload }) => {
    const origin = originOf(payload);
    await checkMergeGroup(await enter(id, origin), origin.repository, mergeGroupOfPayload(payload));
  });
  registerInstallationEvents(probot, enter, store);
  probot.on("push", ({ id, payload }) => noticePush(enter, store, id, payload));
}

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

async function checkPullRequest(enter: Entrance, id: string, payload: unknown): Promise<void> {
  const world = await enter(id, originOf(payload));
  await runGate(world, pullRequestOfPayload(payload));
}

/** Whose push it is decides who found what it adds. */
async function checkPush(enter: Entrance, id: string, payload: unknown): Promise<void> {
  const world = await enter(id, originOf(payload));
  const pull = pullRequestOfPayload(payload);
  await tellPush(world, pull, senderOfPayload(payload));
  await runGate(world, pull);
}

/** Those that share its head need not wait for it any longer. */
async function close(enter: Entrance, store: Store, id: string, payload: unknown): Promise<void> {
  const origin = originOf(payload);
  const pull = await store.pulls.see(pullRequestOfPayload(payload));
  await noticeProposalEnd(enter, store, id, payload);
  const end = endOfPayload(payload);
  const team = await tellEnd(store, origin.installationId, pull, end);
  const line = { store, installationId: origin.installationId, now: end.at };
  await weighTeamLater(line, { owner: pull.repository.owner, team }, id);
  const { repository } = origin;
  const [other] = await store.pulls.byHead(repository.id, pull.headSha);
  if (other !== undefined) await runGate(await enter(id, origin), { ...other, repository });
}

async function weighReview(enter: Entrance, id: string, payload: unknown): Promise<void> {
  const world = await enter(id, originOf(payload));
  const pull = pullRequestOfPayload(payload);
  const review = reviewOfPayload(payload);
  await noteAnswer(world, pull, payload);
  await noteReview(world, pull, payload);
  if (review === null) return;
  await world.store.reviews.keep(pull.repository.id, pull.number, review);
  await runGate(world, pull);
}

/** Most of what is said is none of ours: nothing is asked of GitHub for it. */
async function hear(enter: Entrance, store: Store, id: string, payload: unknown): Promise<void> {
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

/** Whoever says something of a pull request, if only a comment, has answered the request for it. */
async function noteAnswer({ store, now }: World, pull: PullRequest, payload: unknown) {
  const reviewer = reviewerOfPayload(payload);
  if (reviewer === null) return;
  await store.assignedReviews.answer(pull.repository.id, pull.number, reviewer, now);
}

/** Its first word freezes whose threats are whose. */
async function noteReview(world: World, pull: PullRequest, payload: unknown) {
  const by = reviewerOfPayload(payload);
  if (by === null) return;
  const { owner, id: repositoryId } = pull.repository;
  await tellReview(world, { owner, repositoryId, number: pull.number, by, at: pull.updatedAt });
}

/** A person pressed "Re-run": the pull requests are found by commit, since forks' are not told. */
async function checkAgain(enter: Entrance, id: string, payload: unknown): Promise<void> {
  const check = checkOfPayload(payload);
  const { headSha, name } = check;
  if (name !== null && name !== CHECK_NAME && name !== CONFIG_CHECK_NAME) return;
  const origin = originOf(payload);
  const world = await enter(id, origin);
  if (await checkMergeGroupAgain(world, origin.repository, check)) return;
  const pulls = await pullsWithHead(world, origin, headSha);
  if (pulls.length === 0) return checkConfigAgain(world, { ...origin, headSha });
  // What is asked for is one check of the commit, however many pull requests share it.
  for (const [at, pull] of pulls.entries()) await runGate({ ...world, isAsked: at === 0 }, pull);
}

/** A person pressed a button: what they may not do is not done, and told in the log. */
async function heed(enter: Entrance, id: string, payload: unknown, log: Log): Promise<void> {
  const { headSha, name } = checkOfPayload(payload);
  if (name !== CHECK_NAME) return;
  const origin = originOf(payload);
  const world = await enter(id, origin);
  const press = pressOfPayload(payload);
  for (const { number } of await pullsWithHead(world, origin, headSha)) {
    if (await heedPress(world, origin.repository, number, press)) continue;
    log.info({ delivery: id, button: press.button, number }, "press refused");
  }
}

/** Of a commit that was pushed to the default branch; any other was not checked before. */
async function checkConfigAgain(world: World, commit: ConfigCommit): Promise<void> {
  const { repository, headSha } = commit;
  const known = await world.store.checks.get(repository.id, headSha, CONFIG_CHECK_NAME);
  if (known !== null) await checkConfigAt({ ...world, isAsked: true }, commit);
}

async function pullsWithHead(
  { github, store }: World,
  { repository }: Origin,
  headSha: string,
): Promise<readonly PullRequest[]> {
  const known = await store.pulls.byHead(repository.id, headSha);
  if (known.length === 0) return openPullsWithHead(github, repository, headSha);
  // A repository may have been renamed or transferred since: whose config decides, the event says.
  return known.map((pull) => ({ ...pull, repository }));
}
