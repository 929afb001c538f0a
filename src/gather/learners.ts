import type { Policy } from "../model/policy.ts";
import { addDays, dayOf } from "../model/time.ts";
import { type Learner, learnersOf } from "../training/learners.ts";
import type { World } from "../world.ts";
import { peopleOf, rosterOf } from "./roster.ts";
import { recordsOf } from "./training-records.ts";

/** What the people of a GitHub team learnt; null: they cannot be listed. */
export async function learnersOfTeam(
  world: World,
  owner: string,
  slug: string,
  policy: Policy,
): Promise<readonly Learner[] | null> {
  const people = peopleOf(await rosterOf(world, owner, slug));
  if (people === null) return null;
  const { store, installationId } = world;
  const { training } = policy;
  const today = dayOf(world.now);
  const since = `${addDays(today, -training.refreshDays)}T00:00:00Z`;
  const active = await store.ledger.authorsSince(installationId, people, since);
  const records = await recordsOf(store, owner, people, policy);
  return learnersOf({ people, records, active, policy: training, today });
}
