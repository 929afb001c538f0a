import { addLabel } from "./github/labels.ts";
import { requestTeamReview } from "./github/review-request.ts";
import type { Action } from "./model/action.ts";
import { CHECK_NAME } from "./model/check-run.ts";
import type { PullRequest } from "./model/pull-request.ts";
import { type CheckPlace, digestOf, postCheck } from "./perform/post-check.ts";
import { requestPeople } from "./perform/request-people.ts";
import { withRefusedRequest } from "./report/check-run.ts";
import { OF_INTEREST } from "./report/interest-label.ts";
import type { World } from "./world.ts";

/** Carries actions out, in order. Performing them twice is performing them once. */
export async function perform(
  actions: readonly Action[],
  pull: PullRequest,
  world: World,
): Promise<void> {
  const work: Work = {
    said: actions.find((action) => action.kind === "publish-check"),
    asked: actions.find((action) => action.kind === "request-review"),
    pull,
    world,
  };
  for (const action of actions) await performOne(action, work);
}

/** What belongs together: a review request that GitHub refuses is told in the check. */
interface Work {
  readonly said: Extract<Action, { kind: "publish-check" }> | undefined;
  readonly asked: Extract<Action, { kind: "request-review" }> | undefined;
  readonly pull: PullRequest;
  readonly world: World;
}

async function performOne(action: Action, work: Work): Promise<void> {
  switch (action.kind) {
    case "publish-check":
      return publishCheck(action, work);
    case "request-review":
      return requestReview(action, work);
    case "request-people":
      await requestPeople(action, work.pull, work.world);
      return;
    case "note-interest":
      return noteInterest(action, work);
    case "record-reading":
      return recordReading(action, work);
    case "record-session":
      return work.world.store.sessions.keep(work.world.installationId, action.session);
    case "record-model":
      return work.world.store.ledger.append(work.world.installationId, action.seen);
    default:
      return action satisfies never;
  }
}

async function publishCheck(
  { headSha, check }: NonNullable<Work["said"]>,
  { asked, pull, world }: Work,
): Promise<void> {
  const forms = asked === undefined ? [check] : [check, withRefusedRequest(check, asked.team)];
  const published = await world.store.checks.get(pull.repository.id, headSha, CHECK_NAME);
  const isSaid = published !== null && forms.map(digestOf).includes(published.digest);
  if (!isSaid || world.isAsked) await postCheck(check, placeOf(headSha, pull), world);
}

async function requestReview(
  { team, fingerprint }: NonNullable<Work["asked"]>,
  { said, pull, world }: Work,
): Promise<void> {
  const { github, store, now } = world;
  const { repository, number } = pull;
  const isAsked = await requestTeamReview(github, repository, number, team);
  if (isAsked) await store.reviewRequests.keep(repository.id, number, { team, fingerprint }, now);
  if (said === undefined) return;
  const check = isAsked ? said.check : withRefusedRequest(said.check, team);
  const published = await store.checks.get(repository.id, said.headSha, CHECK_NAME);
  if (published?.digest !== digestOf(check)) {
    await postCheck(check, placeOf(said.headSha, pull), world);
  }
}

function placeOf(headSha: string, { repository }: PullRequest): CheckPlace {
  return { repository, headSha, name: CHECK_NAME };
}

/** Noted even where GitHub refuses the label: Security's queue is what counts. */
async function noteInterest(
  { kind: _, ...noted }: Extract<Action, { kind: "note-interest" }>,
  { pull: { repository, number }, world: { github, store, now } }: Work,
): Promise<void> {
  await addLabel(github, repository, number, OF_INTEREST);
  await store.interests.keep(repository.id, number, { ...noted, at: now });
}

async function recordReading(
  { headSha, fingerprint }: Extract<Action, { kind: "record-reading" }>,
  { pull: { repository, number, updatedAt }, world }: Work,
): Promise<void> {
  const reading = { commit: headSha, fingerprint };
  await world.store.reviews.keepFingerprint(repository.id, number, reading, updatedAt);
}
