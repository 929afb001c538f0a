import { teamMembers } from "../github/team-members.ts";
import type { Roster } from "../model/membership.ts";
import type { World } from "../world.ts";

/** That somebody came or went is heard of at once; this is for what was not heard. */
const FRESH_FOR_MS = 6 * 60 * 60_000;

/** The members of a team of the organisation, listed once for everybody and remembered. */
export async function rosterOf(world: World, owner: string, team: string): Promise<Roster> {
  const { store, now, installationId, peopleGitHub } = world;
  const known = await store.memberships.roster(owner, team);
  const isOurs = known?.installationId === installationId;
  if (isOurs && Date.parse(now) - Date.parse(known.checkedAt) < FRESH_FOR_MS) return known;
  const logins = await teamMembers(await peopleGitHub(), owner, team);
  const roster = { installationId, logins, checkedAt: now };
  await store.memberships.keepRoster(owner, team, roster);
  return roster;
}

/**
 * Whom a roster names; null: too many to list, or nobody, which is also what is remembered of a team
 * that GitHub does not find.
 */
export function peopleOf({ logins }: Roster): readonly string[] | null {
  return logins === null || logins.length === 0 ? null : logins;
}
