import { describe, expect, it } from "vitest";
import {
  openPullsWithHead,
  PullRequestAnswer,
  pullRequestOf,
} from "../../src/github/pull-request.ts";
import { inBrief, nockedGitHub, REPOSITORY } from "./nocked-github.ts";

const { github, api, sent } = nockedGitHub();
const HEAD = "a".repeat(40);
const OF_COMMIT = `/repos/acme/billing-api/commits/${HEAD}/pulls`;
const OPEN = "/repos/acme/billing-api/pulls";

function answer(number: number, changes: object = {}) {
  return {
    number,
    state: "open",
    draft: false,
    updated_at: "2026-11-23T12:00:00Z",
    user: { login: "ada" },
    head: { sha: HEAD, ref: "design" },
    base: { sha: "b".repeat(40), ref: "main" },
    requested_teams: [{ slug: "security" }],
    requested_reviewers: [{ login: "kim" }],
    ...changes,
  };
}

describe("GitHub's pull request", () => {
  it("is told in our words", () => {
    const parsed = PullRequestAnswer.parse(answer(12, { title: "not needed" }));
    expect(pullRequestOf(parsed, REPOSITORY)).toEqual({
      repository: REPOSITORY,
      number: 12,
      author: "ada",
      isDraft: false,
      isOpen: true,
      headSha: HEAD,
      baseSha: "b".repeat(40),
      baseRef: "main",
      requestedTeams: ["security"],
      requestedReviewers: ["kim"],
      updatedAt: "2026-11-23T12:00:00Z",
    });
  });

  it.each([
    ["whose author is gone is ghost's", { user: null }, { author: "ghost" }],
    ["without a word on drafts is none", { draft: undefined }, { isDraft: false }],
    ["that is closed is not open", { state: "closed" }, { isOpen: false }],
    ["of which no team is asked", { requested_teams: null }, { requestedTeams: [] }],
  ])("%s", (_what, changes, expected) => {
    const parsed = PullRequestAnswer.parse(answer(12, changes));
    expect(pullRequestOf(parsed, REPOSITORY)).toMatchObject(expected);
  });
});

describe("the open pull requests of a head", () => {
  const numbers = async () =>
    (await openPullsWithHead(github, REPOSITORY, HEAD)).map(({ number }) => number);

  it("are those that GitHub names, without closed ones and those that have gone on", async () => {
    const goneOn = { head: { sha: "c".repeat(40), ref: "design" } };
    api()
      .get(OF_COMMIT)
      .reply(200, [answer(1), answer(2, { state: "closed" }), answer(3, goneOn), answer(4)]);
    expect(await numbers()).toEqual([1, 4]);
  });

  it("are looked for among all open ones where GitHub names none, as of a fork", async () => {
    const next = `<https://api.github.com${OPEN}?state=open&per_page=100&page=2>; rel="next"`;
    const other = answer(5, { head: { sha: "c".repeat(40), ref: "other" } });
    api().get(OF_COMMIT).reply(200, []);
    api().get(OPEN).query({ state: "open", per_page: "100" }).reply(200, [other], { link: next });
    api()
      .get(OPEN)
      .query({ state: "open", per_page: "100", page: "2" })
      .reply(200, [answer(6)]);
    expect(await numbers()).toEqual([6]);
    expect(sent.map(inBrief)[0]).toBe(`GET ${OF_COMMIT}`);
  });
});
