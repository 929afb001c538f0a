import { expect, test } from "vitest";
import { requestTeamReview } from "../../src/github/review-request.ts";
import { nockedGitHub, REPOSITORY } from "./nocked-github.ts";

const { github, api, sent } = nockedGitHub();
const PATH = "/repos/acme/billing-api/pulls/12/requested_reviewers";

test("a team is asked for a review, and nobody else", async () => {
  api().post(PATH).reply(201, {});
  await requestTeamReview(github, REPOSITORY, 12, "security");
  expect(sent.map(({ body }) => body)).toEqual([{ team_reviewers: ["security"] }]);
});

test("what GitHub refuses is not asked again by itself", async () => {
  const message = "Reviews may only be requested from collaborators.";
  api().post(PATH).reply(422, { message });
  await expect(requestTeamReview(github, REPOSITORY, 12, "security")).rejects.toMatchObject({
    status: 422,
  });
});
