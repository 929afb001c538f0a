import type { GitHub } from "./client.ts";

/**
 * Whether a person is an active member of a team, or of a team below it. Nobody invited is one
 * before they accept, and whom GitHub does not find there is none.
 * @see https://docs.github.com/rest/teams/members#get-team-membership-for-a-user
 */
export async function isTeamMember(
  github: GitHub,
  owner: string,
  team: string,
  login: string,
): Promise<boolean> {
  return (await roleInTeam(github, owner, team, login)) !== null;
}

/** The same, of those who lead the team: GitHub calls them maintainers. */
export async function isTeamLead(
  github: GitHub,
  owner: string,
  team: string,
  login: string,
): Promise<boolean> {
  return (await roleInTeam(github, owner, team, login)) === "maintainer";
}

async function roleInTeam(
  github: GitHub,
  owner: string,
  team: string,
  login: string,
): Promise<string | null> {
  try {
    const { data } = await github.rest.teams.getMembershipForUserInOrg({
      org: owner,
      team_slug: team,
      username: login,
    });
    return data.state === "active" ? data.role : null;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return null;
    throw new Error(`asking whether somebody is in ${owner}/${team}`, { cause: error });
  }
}
