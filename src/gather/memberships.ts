import { isTeamMember } from "../github/team-membership.ts";
import type { World } from "../world.ts";

/** GitHub's word holds for this long; that somebody came or went is heard of at once. */
const FRESH_FOR_MS = 10 * 60_000;

/** Whether a person is an active member of a team of the organisation. */
export async function isMember(
  { store, now, peopleGitHub }: World,
  owner: string,
  team: string,
  login: string,
): Promise<boolean> {
  const known = await store.memberships.get(owner, team, login);
  if (known !== null && Date.parse(now) - Date.parse(known.checkedAt) < FRESH_FOR_MS) {
    return known.isMember;
  }
  const membership = await isTeamMember(await peopleGitHub(), owner, team, login);
  await store.memberships.keep(owner, team, login, { isMember: membership, checkedAt: now });
  return membership;
}
