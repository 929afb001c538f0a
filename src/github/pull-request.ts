import { z } from "zod";
import type { PullRequest, Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/** The part of GitHub's repository that the gate needs, in answers and payloads alike. */
export const RepositoryAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    html_url: z.string(),
    private: z.boolean(),
    owner: z.object({ login: z.string() }),
  })
  .transform(
    (it): Repository => ({
      id: it.id,
      owner: it.owner.login,
      name: it.name,
      url: it.html_url,
      isPrivate: it.private,
    }),
  );

const Ref = z.object({ sha: z.string(), ref: z.string() });

/** The part of GitHub's pull request that the gate needs, in answers and payloads alike. */
export const PullRequestAnswer = z.object({
  number: z.number(),
  state: z.enum(["open", "closed"]),
  draft: z.boolean().default(false),
  updated_at: z.string(),
  user: z.object({ login: z.string() }).nullable(),
  head: Ref,
  base: Ref,
  requested_teams: z.array(z.object({ slug: z.string() })).nullish(),
  requested_reviewers: z.array(z.object({ login: z.string() })).nullish(),
});

/** GitHub's pull request in our words. */
export function pullRequestOf(
  answer: z.infer<typeof PullRequestAnswer>,
  repository: Repository,
): PullRequest {
  return {
    repository,
    number: answer.number,
    author: answer.user?.login ?? "ghost",
    isDraft: answer.draft,
    isOpen: answer.state === "open",
    headSha: answer.head.sha,
    baseSha: answer.base.sha,
    baseRef: answer.base.ref,
    requestedTeams: (answer.requested_teams ?? []).map(({ slug }) => slug),
    requestedReviewers: (answer.requested_reviewers ?? []).map(({ login }) => login),
    updatedAt: answer.updated_at,
  };
}

/** A pull request as GitHub knows it now, in the repository as it is called now. */
export async function currentPull(github: GitHub, pull: PullRequest): Promise<PullRequest> {
  return pullByNumber(github, pull.repository, pull.number);
}

/** The same, where nothing but its number is known. */
export async function pullByNumber(
  github: GitHub,
  repository: Repository,
  number: number,
): Promise<PullRequest> {
  const { data } = await github.rest.pulls.get({ ...named(repository), pull_number: number });
  return pullRequestOf(PullRequestAnswer.parse(data), RepositoryAnswer.parse(data.base.repo));
}

/**
 * The open pull requests with a commit as their head, as GitHub knows them. Of a fork's commit
 * GitHub names none; they are found among all that are open.
 */
export async function openPullsWithHead(
  github: GitHub,
  repository: Repository,
  headSha: string,
): Promise<readonly PullRequest[]> {
  const { data } = await github.rest.repos.listPullRequestsAssociatedWithCommit({
    ...named(repository),
    commit_sha: headSha,
  });
  const all = { ...named(repository), state: "open", per_page: 100 } as const;
  const answers = data.length > 0 ? data : await github.paginate(github.rest.pulls.list, all);
  return answers
    .map((answer) => pullRequestOf(PullRequestAnswer.parse(answer), repository))
    .filter((pull) => pull.isOpen && pull.headSha === headSha);
}
