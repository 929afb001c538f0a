import { createHash } from "node:crypto";
import { adoptCheckRun, createCheckRun } from "./github/check-runs.ts";
import { requestTeamReview } from "./github/review-request.ts";
import type { Action } from "./model/action.ts";
import type { PullRequest } from "./model/pull-request.ts";
import type { World } from "./world.ts";

/** Carries actions out, in order. Performing them twice is performing them once. */
export async function perform(
  actions: readonly Action[],
  pull: PullRequest,
  world: World,
): Promise<void> {
  for (const action of actions) await performOne(action, pull, world);
}

async function performOne(action: Action, pull: PullRequest, world: World): Promise<void> {
  switch (action.kind) {
    case "publish-check":
      return publishCheck(action, pull, world);
    case "request-review":
      return requestReview(action, pull, world);
    default:
      return action satisfies never;
  }
}

async function publishCheck(
  { headSha, check }: Extract<Action, { kind: "publish-check" }>,
  { repository }: PullRequest,
  { github, store, appId, isRepeated, isAsked }: World,
): Promise<void> {
  const digest = createHash("sha256").update(JSON.stringify(check)).digest("hex");
  const published = await store.checks.get(repository.id, headSha);
  if (published?.digest === digest && !isAsked) return;
  const after = published?.checkRunId ?? 0;
  const adopted =
    isRepeated && appId !== null
      ? await adoptCheckRun(github, repository, headSha, check, { appId, after })
      : null;
  const checkRunId = adopted ?? (await createCheckRun(github, repository, headSha, check));
  await store.checks.keep({ repositoryId: repository.id, headSha, checkRunId, digest });
}

async function requestReview(
  { team }: Extract<Action, { kind: "request-review" }>,
  { repository, number }: PullRequest,
  { github, store, now }: World,
): Promise<void> {
  await requestTeamReview(github, repository, number, team);
  await store.reviewRequests.keep(repository.id, number, team, now);
}
