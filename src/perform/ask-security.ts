import { chooseForReview, type Wanted } from "../gather/choose-for-review.ts";
import { requestTeamReview } from "../github/review-request.ts";
import type { Facts } from "../model/facts.ts";
import type { World } from "../world.ts";
import { requestPeople } from "./request-people.ts";

/**
 * Asks Security at once, as the config wants it asked: people by name, else the team. Who is asked
 * already is not asked again. False: GitHub refuses.
 */
export async function askSecurity(world: World, facts: Facts, wanted: Wanted): Promise<boolean> {
  const { github, store, now } = world;
  const { pull } = facts;
  const choice = await chooseForReview(world, facts, wanted);
  if (choice !== null) {
    const { fallbacks } = choice;
    const [first, ...rest] = choice.people;
    if (first === undefined) return true;
    const people = [first, ...rest] as const;
    const request = { people, fallbacks, fingerprint: wanted.fingerprint };
    if (await requestPeople(request, pull, world)) return true;
  }
  const { repository, number } = pull;
  const isAsked = await requestTeamReview(github, repository, number, wanted.team);
  if (isAsked) await store.reviewRequests.keep(repository.id, number, wanted, now);
  return isAsked;
}
