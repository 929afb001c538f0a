import type { GitHub } from "../github/client.ts";
import { isGitHubs } from "../github/failure-in-words.ts";
import {
  hasMembers,
  hasTeam,
  installedRepositories,
  teamRepositories,
  teamSlugs,
} from "../github/organization.ts";
import type { Organization, SecurityTeam } from "../model/organization.ts";
import type { Policy } from "../model/policy.ts";
import type { World } from "../world.ts";

/** Of an organisation with very many teams, so many are asked for one by one. */
const MOST_ASKED = 30;

/**
 * What GitHub knows of the teams and repositories that a policy speaks of; null: it does not say
 * now, or may not. It is asked for this alone when a config changes.
 */
export async function organizationOf(
  world: World,
  owner: string,
  policy: Policy,
): Promise<Omit<Organization, "mayBeNamed"> | null> {
  try {
    const repositories = await installedRepositories(await world.configGitHub());
    const people = await world.peopleGitHub();
    const { teams, missing } = await teamsOf(people, owner, policy);
    const { team } = policy.security;
    return {
      repositories: repositories.areAll ? repositories.names : null,
      teams,
      missingTeams: missing,
      security:
        team === null || missing.includes(team) ? null : await securityTeam(people, owner, team),
    };
  } catch (error) {
    // The config is checked all the same, and its check says what nobody could look at.
    if (isGitHubs(error)) return null;
    throw error;
  }
}

async function teamsOf(github: GitHub, owner: string, { security, teams }: Policy) {
  const wanted = new Set(teams.map((team) => team.github).concat(security.team ?? []));
  const known = await teamSlugs(github, owner);
  const unlisted = [...wanted].filter((slug) => !known.names.includes(slug));
  if (known.areAll) return { teams: known.names, missing: unlisted };
  const missing: string[] = [];
  for (const slug of unlisted.slice(0, MOST_ASKED)) {
    if (!(await hasTeam(github, owner, slug))) missing.push(slug);
  }
  return { teams: known.names, missing };
}

async function securityTeam(github: GitHub, owner: string, team: string): Promise<SecurityTeam> {
  const open = await teamRepositories(github, owner, team);
  return {
    hasMembers: await hasMembers(github, owner, team),
    repositories: open.areAll ? open.names : null,
  };
}
