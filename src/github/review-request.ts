import type { Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/**
 * Asks a team for a review; one that is asked already is not asked again. False: GitHub refuses to,
 * as it does where the team has no access to the repository.
 */
export function requestTeamReview(
  github: GitHub,
  repository: Repository,
  number: number,
  team: string,
): Promise<boolean> {
  return request(github, repository, number, { team_reviewers: [team] });
}

/** Asks people for a review. False: GitHub refuses one of them, and so has asked none. */
export function requestReviewOf(
  github: GitHub,
  repository: Repository,
  number: number,
  logins: readonly string[],
): Promise<boolean> {
  return request(github, repository, number, { reviewers: [...logins] });
}

/** Takes back that somebody is asked for a review. */
export async function withdrawRequest(
  github: GitHub,
  repository: Repository,
  number: number,
  login: string,
): Promise<void> {
  const pull = { ...named(repository), pull_number: number };
  await github.rest.pulls.removeRequestedReviewers({ ...pull, reviewers: [login] });
}

/** @see https://docs.github.com/rest/pulls/review-requests#request-reviewers-for-a-pull-request */
async function request(
  github: GitHub,
  repository: Repository,
  number: number,
  who: { readonly reviewers: string[] } | { readonly team_reviewers: string[] },
): Promise<boolean> {
  try {
    await github.rest.pulls.requestReviewers({ ...named(repository), pull_number: number, ...who });
    return true;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 422) return false;
    throw error;
  }
}
