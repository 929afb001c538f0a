import { expect, test } from "vitest";
import { requestReviewOf, requestTeamReview } from "../../src/github/review-request.ts";
import { nockedGitHub, REPOSITORY } from "./nocked-github.ts";

const { github, api, sent } = nockedGitHub();
const PATH = "/repos/acme/billing-api/pulls/12/requested_reviewers";

test("a team is asked for a review, and nobody else", async () => {
  api().post(PATH).reply(201, {});
  expect(await requestTeamReview(github, REPOSITORY, 12, "security")).toBe(true);
  expect(sent.map(({ body }) => body)).toEqual([{ team_reviewers: ["security"] }]);
});

test("people are asked for a review, all at once", async () => {
  api().post(PATH).reply(201, {});
  expect(await requestReviewOf(github, REPOSITORY, 12, ["sam", "kim"])).toBe(true);
  expect(sent.map(({ body }) => body)).toContainEqual({ reviewers: ["sam", "kim"] });
});

test("what GitHub refuses is told, and not asked again by itself", async () => {
  const message = "Reviews may only be requested from collaborators.";
  api().post(PATH).reply(422, { message });
  expect(await requestTeamReview(github, REPOSITORY, 12, "security")).toBe(false);
});

test("GitHub's trouble is no refusal", async () => {
  api().post(PATH).reply(403, { message: "Resource not accessible by integration" });
  await expect(requestTeamReview(github, REPOSITORY, 12, "security")).rejects.toMatchObject({
    status: 403,
  });
});
