import type { Roster } from "../model/membership.ts";
import type { Policy } from "../model/policy.ts";
import { dayOf } from "../model/time.ts";
import type { TeamTraining } from "../model/training.ts";
import type { TeamHistory } from "../promotion/team-history.ts";
import { WAYS } from "../promotion/ways.ts";
import type { Store } from "../store.ts";
import { teamTraining } from "../training/team-training.ts";
import type { World } from "../world.ts";
import { peopleOf, rosterOf } from "./roster.ts";
import { recordsOf } from "./training-records.ts";

type Team = Pick<TeamHistory, "team" | "phase">;
type Known = Pick<World, "installationId" | "now"> & {
  readonly store: Pick<Store, "memberships" | "training">;
};

/**
 * How far a team of the config is with its training, where its next step goes by that; else null.
 * Costs a request where nobody listed the team's people for hours.
 */
export async function trainingOfTeam(
  world: World,
  owner: string,
  team: Team,
  policy: Policy,
): Promise<TeamTraining | null> {
  const slug = slugOf(team, policy);
  if (slug === null) return null;
  return trainingOf(world, owner, team, policy, await rosterOf(world, owner, slug));
}

/** The same without asking GitHub; null also where nobody listed the team's people yet. */
export async function rememberedTrainingOfTeam(
  world: Known,
  owner: string,
  team: Team,
  policy: Policy,
): Promise<TeamTraining | null> {
  const slug = slugOf(team, policy);
  const roster = slug === null ? null : await world.store.memberships.roster(owner, slug);
  const isOurs = roster !== null && roster.installationId === world.installationId;
  return isOurs ? trainingOf(world, owner, team, policy, roster) : null;
}

/** The GitHub team whose people are to be trained; null: the next step goes by other things. */
function slugOf({ team, phase }: Team, { teams }: Policy): string | null {
  const { by } = WAYS[phase];
  if (by !== "date" && by !== "training") return null;
  return teams.find(({ name }) => name === team)?.github ?? null;
}

async function trainingOf(
  { store, now }: Known,
  owner: string,
  { team }: Team,
  policy: Policy,
  roster: Roster,
): Promise<TeamTraining> {
  const people = peopleOf(roster);
  const records = await recordsOf(store, owner, people ?? [], policy);
  const begins = policy.teams.find(({ name }) => name === team)?.training ?? null;
  return teamTraining({ begins, people, records, policy: policy.training, today: dayOf(now) });
}
