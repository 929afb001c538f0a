import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalGitHub, startGitHub } from "../../support/github/github-server.ts";
import { validateRequest } from "../../support/github/openapi.ts";
import { refusal, type StandInApp, startStandInApp } from "./stand-in-app.ts";

const billing = { owner: "acme", repo: "billing" };
const list = "/repos/{owner}/{repo}/pulls";

let github: LocalGitHub;
let app: StandInApp;

beforeAll(async () => {
  github = await startGitHub({
    organizations: {
      acme: { members: ["ada"], repositories: { billing: {} } },
      other: { members: ["zoe"], repositories: { thing: {} } },
    },
  });
  app = await startStandInApp(github);
});
afterAll(async () => {
  app.close();
  await github.close();
});

test("an ordered failure comes as often as ordered, and then no more", async () => {
  const headers = { "retry-after": "7" };
  github.failNext({ method: "GET", path: list, status: 502, headers, times: 2 });
  const octokit = app.at("acme");
  const statuses = [];
  for (let at = 0; at < 3; at++) statuses.push(await refusal(octokit.pulls.list(billing)));
  expect(statuses).toEqual(["502 Bad Gateway", "502 Bad Gateway", "not refused"]);
});

test("an answer can get lost after the request took effect", async () => {
  github.failNext({ method: "POST", path: "/issues", status: "disconnect", afterwards: true });
  const octokit = app.at("acme");
  expect(await refusal(octokit.issues.create({ ...billing, title: "Once" }))).toMatch(/^500/);
  const { data } = await octokit.issues.listForRepo(billing);
  expect(data.map(({ title }) => title)).toEqual(["Once"]);
});

test("an installation that has used up its hour waits alone", async () => {
  const limit = github.rateLimitOf("acme");
  limit.used = limit.limit;
  const refused = await refusal(app.at("acme").pulls.list(billing));
  const { data } = await app.at("acme").rateLimit.get();
  const others = await app.at("other").pulls.list({ owner: "other", repo: "thing" });
  expect(refused).toMatch(/^403 API rate limit exceeded/);
  expect(data.resources.core).toMatchObject({ limit: 5000, remaining: 0 });
  expect(others.headers["x-ratelimit-remaining"]).toBe("4999");
  limit.used = 0;
});

test("people meet no failure that was ordered for the app", async () => {
  github.failNext({ path: list, status: 500 });
  expect((await github.asUser("ada").octokit.pulls.list(billing)).status).toBe(200);
  expect(await refusal(app.at("acme").pulls.list(billing))).toBe("500 Internal Server Error");
});

const check = { name: "Threat model", head_sha: "0".repeat(40) };

test.each([
  { request: { method: "POST", path: "/repos/a/b/check-runs", body: check }, problems: [] },
  {
    request: {
      method: "GET",
      path: "/repos/a/.github/contents/.github%2Fthreatmodel.yml?ref=main",
    },
    problems: [],
  },
  {
    request: { method: "GET", path: "/repos/a/b/check-run/1" },
    problems: ["GitHub publishes no such operation"],
  },
  {
    request: { method: "GET", path: "/repos/a/b/pulls/1/files?perpage=100" },
    problems: ["GitHub knows no query parameter perpage here"],
  },
  {
    request: { method: "GET", path: "/repos/a/b/pulls/one/files" },
    problems: [expect.stringContaining("parameter pull_number")],
  },
  {
    request: { method: "POST", path: "/repos/a/b/check-runs" },
    problems: ["the body is missing"],
  },
  {
    request: { method: "POST", path: "/repos/a/b/check-runs", body: { ...check, headSha: "0" } },
    problems: ["GitHub knows no field headSha here"],
  },
  {
    request: { method: "POST", path: "/repos/a/b/check-runs", body: { name: "Threat model" } },
    problems: [expect.stringContaining("must have required property 'head_sha'")],
  },
  {
    request: {
      method: "POST",
      path: "/repos/a/b/check-runs",
      body: { ...check, conclusion: "passed" },
    },
    problems: [expect.stringContaining("must be equal to one of the allowed values")],
  },
])("$request.method $request.path with $request.body: $problems", ({ request, problems }) => {
  expect(validateRequest(request)).toEqual(problems);
});
