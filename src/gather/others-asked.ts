import type { Facts } from "../model/facts.ts";
import type { World } from "../world.ts";

/**
 * The facts with the reviewers as they were asked in this run, where they are others than were
 * foreseen: GitHub refused somebody, or it was the team in the end. Null: as foreseen.
 */
export async function othersAsked({ store, now }: World, facts: Facts): Promise<Facts | null> {
  const { repository, number } = facts.pull;
  if (facts.policy.policy.reviewers.assign === "team") return null;
  const assigned = await store.assignedReviews.list(repository.id, number);
  const asked = await store.reviewRequests.list(repository.id, number);
  const isRefused = assigned.some(
    ({ state, at }) => state === "refused" && Date.parse(at) === Date.parse(now),
  );
  const isTeam = asked.length > facts.asked.length;
  return isRefused || isTeam ? { ...facts, assigned, asked } : null;
}
