import { expect, test } from "vitest";
import { commentOfPayload } from "../../src/github/comment-payload.ts";

const COMMENT = {
  id: 99,
  html_url: "https://github.com/acme/billing-api/pull/12#issuecomment-99",
  user: { login: "sam", type: "User" },
  body: "/threatmodel help",
  created_at: "2026-11-23T12:00:00Z",
};

test.each([
  ["a person", { login: "sam", type: "User" }, "sam", true],
  ["a bot", { login: "helper[bot]", type: "Bot" }, "helper[bot]", false],
  ["an organisation", { login: "acme", type: "Organization" }, "acme", false],
  ["somebody who is gone", null, "ghost", false],
])("a comment by %s", (_who, user, by, isByPerson) => {
  const issue = { number: 12, pull_request: { url: "https://api.github.com" } };
  const comment = commentOfPayload({ issue, comment: { ...COMMENT, user } });
  expect(comment).toMatchObject({ id: 99, number: 12, by, isByPerson, isOnPull: true });
});

test("a comment on an issue is on no pull request", () => {
  expect(commentOfPayload({ issue: { number: 3 }, comment: COMMENT }).isOnPull).toBe(false);
});
