import type { GitHub } from "./client.ts";

/** GitHub gives no more members at once. */
const PER_PAGE = 100;

/** Of a larger team, asking for one person is cheaper than listing everybody. */
const MOST_PAGES = 5;

/**
 * Logins of a team's active members, in lower case, with those of the teams below it; null: they
 * are too many to list. Whom nobody but an invitation names is not among them, and a team that
 * GitHub does not find has none.
 * @see https://docs.github.com/rest/teams/members#list-team-members
 */
export async function teamMembers(
  github: GitHub,
  owner: string,
  team: string,
): Promise<readonly string[] | null> {
  const logins: string[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const some = await membersOnPage(github, owner, team, page);
    logins.push(...some);
    if (some.length < PER_PAGE) return logins;
  }
  return null;
}

async function membersOnPage(
  github: GitHub,
  owner: string,
  team: string,
  page: number,
): Promise<readonly string[]> {
  try {
    const { data } = await github.rest.teams.listMembersInOrg({
      org: owner,
      team_slug: team,
      per_page: PER_PAGE,
      page,
    });
    return data.map(({ login }) => login.toLowerCase());
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return [];
    throw new Error(`listing the members of ${owner}/${team}`, { cause: error });
  }
}
