import { runGate } from "../gate.ts";
import {
  originOf,
  pullRequestOfPayload,
  reviewerOfPayload,
  reviewOfPayload,
} from "../github/payloads.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { Entrance, World } from "../world.ts";
import { tellReview } from "./tell-ledger.ts";

/** What a review says counts from now on: a sign-off, an objection, or the end of either. */
export async function weighReview(enter: Entrance, id: string, payload: unknown): Promise<void> {
  const world = await enter(id, originOf(payload));
  const pull = pullRequestOfPayload(payload);
  const review = reviewOfPayload(payload);
  await noteAnswer(world, pull, payload);
  await noteReview(world, pull, payload);
  if (review === null) return;
  await world.store.reviews.keep(pull.repository.id, pull.number, review);
  await runGate(world, pull);
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
