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
  try {
    const { data } = await github.rest.teams.getMembershipForUserInOrg({
      org: owner,
      team_slug: team,
      username: login,
    });
    return data.state === "active";
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return false;
    throw new Error(`asking whether somebody is in ${owner}/${team}`, { cause: error });
  }
}
