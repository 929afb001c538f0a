import type { PullRequest } from "../model/pull-request.ts";
import type { World } from "../world.ts";
import { isMember } from "./memberships.ts";
import { rosterOf } from "./roster.ts";

/** So many teams are listed at a time. */
const AT_ONCE = 10;

/**
 * Which of these GitHub teams the author of a pull request is in. Each team is listed once for all
 * authors and remembered, so that the next author costs no request. What GitHub would not answer is
 * thrown, never taken for "no member"; the teams listed until then are remembered.
 */
export async function authorTeams(
  world: World,
  { repository: { owner }, author }: PullRequest,
  teams: readonly string[],
): Promise<readonly string[]> {
  const slugs = [...new Set(teams.map((team) => team.toLowerCase()))];
  const own: string[] = [];
  for (let from = 0; from < slugs.length; from += AT_ONCE) {
    const some = slugs.slice(from, from + AT_ONCE);
    const known = await Promise.all(some.map((team) => isInTeam(world, owner, team, author)));
    own.push(...some.filter((_, at) => known[at] === true));
  }
  return own;
}

async function isInTeam(
  world: World,
  owner: string,
  team: string,
  login: string,
): Promise<boolean> {
  const { logins } = await rosterOf(world, owner, team);
  return logins === null
    ? isMember(world, owner, team, login)
    : logins.includes(login.toLowerCase());
}
