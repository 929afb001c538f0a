import type { GitHub } from "./client.ts";

/** So many pages of a hundred are read of any list. */
const MOST_PAGES = 10;

/** A list as GitHub gives it, as far as it was read. */
interface Listed {
  readonly names: readonly string[];
  readonly areAll: boolean;
}

/** The names of the repositories that the installation reaches. */
export async function installedRepositories(github: GitHub): Promise<Listed> {
  return listed((page) =>
    github.rest.apps
      .listReposAccessibleToInstallation({ per_page: 100, page })
      .then(({ data }) => data.repositories.map(({ name }) => name)),
  );
}

/** The slugs of an organisation's teams. */
export async function teamSlugs(github: GitHub, org: string): Promise<Listed> {
  return listed((page) =>
    github.rest.teams
      .list({ org, per_page: 100, page })
      .then(({ data }) => data.map(({ slug }) => slug)),
  );
}

/** Whether an organisation has a team of that slug. */
export async function hasTeam(github: GitHub, org: string, slug: string): Promise<boolean> {
  try {
    await github.rest.teams.getByName({ org, team_slug: slug });
    return true;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return false;
    throw error;
  }
}

/** Whether a team has members that accepted; those of teams below it count. */
export async function hasMembers(github: GitHub, org: string, slug: string): Promise<boolean> {
  const { data } = await github.rest.teams.listMembersInOrg({ org, team_slug: slug, per_page: 1 });
  return data.length > 0;
}

/** The names of the repositories that a team has access to. */
export async function teamRepositories(github: GitHub, org: string, slug: string): Promise<Listed> {
  return listed((page) =>
    github.rest.teams
      .listReposInOrg({ org, team_slug: slug, per_page: 100, page })
      .then(({ data }) => data.map(({ name }) => name)),
  );
}

async function listed(read: (page: number) => Promise<readonly string[]>): Promise<Listed> {
  const names: string[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const some = await read(page);
    names.push(...some);
    if (some.length < 100) return { names, areAll: true };
  }
  return { names, areAll: false };
}
