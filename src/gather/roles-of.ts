import { isTeamLead } from "../github/team-membership.ts";
import type { Facts } from "../model/facts.ts";
import type { Role } from "../model/role.ts";
import type { World } from "../world.ts";
import { isMember } from "./memberships.ts";
import { isWriter } from "./writers.ts";

/** All that somebody is on a pull request, asked from GitHub now. */
export async function rolesOf(
  world: World,
  { pull, ownership, policy: { policy } }: Facts,
  login: string,
): Promise<readonly Role[]> {
  const { owner } = pull.repository;
  const mayWrite = await isWriter(world, pull.repository, login);
  const own = policy.teams.find(({ name }) => name === ownership.team)?.github ?? null;
  const isAuthor = login.toLowerCase() === pull.author.toLowerCase();
  const isOwner = mayWrite && own !== null && (await isMember(world, owner, own, login));
  const isTeam = isAuthor || isOwner;
  const isLead = isOwner && (await isTeamLead(await world.peopleGitHub(), owner, own, login));
  const { team } = policy.security;
  const isSecurity = team !== null && (await isMember(world, owner, team, login));
  const holds: readonly (readonly [Role, boolean])[] = [
    ["anyone", true],
    ["writer", mayWrite],
    ["team", isTeam],
    ["lead", isLead],
    ["security", isSecurity],
  ];
  return holds.flatMap(([role, is]) => (is ? [role] : []));
}
