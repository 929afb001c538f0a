import type { Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/** Asks a team for a review; one that is asked already is not asked again. */
export async function requestTeamReview(
  github: GitHub,
  repository: Repository,
  number: number,
  team: string,
): Promise<void> {
  await github.rest.pulls.requestReviewers({
    ...named(repository),
    pull_number: number,
    team_reviewers: [team],
  });
}
