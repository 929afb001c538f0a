import { z } from "zod";
import type { PullRequest, Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { PullRequestAnswer, pullRequestOf, RepositoryAnswer } from "./pull-request.ts";
import { named } from "./repository.ts";

const A_PAGE = 100;

/** A page of the repositories that an installation reaches, counted from 1, and whether more follow. */
export async function installedRepositories(
  github: GitHub,
  page: number,
): Promise<{ readonly repositories: readonly Repository[]; readonly hasMore: boolean }> {
  const asked = { per_page: A_PAGE, page };
  const { data } = await github.rest.apps.listReposAccessibleToInstallation(asked);
  const repositories = z.array(RepositoryAnswer).parse(data.repositories);
  return { repositories, hasMore: repositories.length === A_PAGE };
}

/** The newest commit of the default branch; null: it is empty, or archived and takes no checks. */
export async function defaultHead(github: GitHub, repository: Repository): Promise<string | null> {
  const { data } = await github.rest.repos.get(named(repository));
  if (data.archived) return null;
  try {
    const ref = { ...named(repository), ref: `heads/${data.default_branch}` };
    return (await github.rest.git.getRef(ref)).data.object.sha;
  } catch (error) {
    const status = error instanceof Error && "status" in error ? error.status : null;
    if (status === 404 || status === 409) return null;
    throw new Error("reading the head of a default branch", { cause: error });
  }
}

/** All open pull requests of a repository. */
export async function openPullsOf(
  github: GitHub,
  repository: Repository,
): Promise<readonly PullRequest[]> {
  const all = { ...named(repository), state: "open", per_page: 100 } as const;
  const answers = await github.paginate(github.rest.pulls.list, all);
  return answers.map((answer) => pullRequestOf(PullRequestAnswer.parse(answer), repository));
}
