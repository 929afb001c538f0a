import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  expectNoViolations,
  type LocalGitHub,
  startGitHub,
} from "../../support/github/github-server.ts";
import type { OpenedPull } from "../../support/github/person.ts";
import { refusal, type StandInApp, startStandInApp } from "./stand-in-app.ts";

const billing = { owner: "acme", repo: "billing" };
const annotation = {
  path: "docs/design/refunds.md",
  start_line: 3,
  end_line: 4,
  annotation_level: "failure",
  message: "What would prove it?",
} as const;
const output = { title: "1 gap", summary: "One gap." };

let github: LocalGitHub;
let app: StandInApp;
let pull: OpenedPull;

beforeAll(async () => {
  github = await startGitHub({
    organizations: {
      acme: { teams: { payments: { members: ["ada"] } }, repositories: { billing: {} } },
    },
  });
  app = await startStandInApp(github);
  const ada = github.asUser("ada");
  pull = await ada.openPullRequest("acme/billing", {
    files: { "docs/design/refunds.md": "# R\n" },
  });
});
beforeEach(() => {
  github.violations.length = 0;
});
afterAll(async () => {
  app.close();
  await github.close();
});

function create(more: Record<string, unknown> = {}) {
  const run = { name: "Threat model", head_sha: pull.headSha, ...more };
  return app.at("acme").checks.create({ ...billing, ...run });
}

test("annotations of an update are added to those that a run has", async () => {
  const { data: run } = await create({ output: { ...output, annotations: [annotation] } });
  const more = { ...output, annotations: [{ ...annotation, start_line: 9, end_line: 9 }] };
  const checks = app.at("acme").checks;
  const updated = await checks.update({ ...billing, check_run_id: run.id, output: more });
  const list = await checks.listAnnotations({ ...billing, check_run_id: run.id });
  expect(updated.data.output.annotations_count).toBe(2);
  expect(list.data.map(({ start_line: line }) => line)).toEqual([3, 9]);
  expectNoViolations(github);
});

test("a conclusion completes a run, and names the pull request of its head", async () => {
  const { data } = await create({ conclusion: "failure", output });
  expect(data).toMatchObject({ status: "completed", conclusion: "failure" });
  expect(data.completed_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(data.pull_requests.map(({ number }) => number)).toEqual([pull.number]);
});

test.each([
  {
    what: "51 annotations",
    more: { output: { ...output, annotations: Array(51).fill(annotation) } },
    why: "No more than 50 items are allowed; 51 were supplied.",
  },
  {
    what: "a summary of 65,536 characters",
    more: { output: { ...output, summary: "x".repeat(65_536) } },
    why: "Only 65535 characters are allowed; 65536 were supplied.",
  },
  {
    what: "a fourth button",
    more: { actions: Array(4).fill({ label: "a", description: "b", identifier: "c" }) },
    why: "No more than 3 items are allowed; 4 were supplied.",
  },
  {
    what: "a label of 21 characters",
    more: { actions: [{ label: "x".repeat(21), description: "b", identifier: "c" }] },
    why: "Only 20 characters are allowed; 21 were supplied.",
  },
])("$what are refused in GitHub's words, and noted as a violation", async ({ more, why }) => {
  expect(await refusal(create(more))).toBe(`422 Invalid request.\n\n${why}`);
  expect(() => expectNoViolations(github)).toThrow(/must NOT have more than/);
});

test("a commit that nobody has pushed can have no check", async () => {
  const sha = "f".repeat(40);
  expect(await refusal(create({ head_sha: sha }))).toBe(`422 No commit found for SHA: ${sha}`);
});

test("several runs of one name stand on a head; the newest is listed unless all are asked for", async () => {
  const { data: older } = await create({ name: "Twice" });
  const { data: newer } = await create({ name: "Twice" });
  const ref = { ...billing, ref: pull.headSha, check_name: "Twice" };
  const newest = await app.at("acme").checks.listForRef(ref);
  const all = await app.at("acme").checks.listForRef({ ...ref, filter: "all" });
  expect(newest.data.check_runs.map(({ id }) => id)).toEqual([newer.id]);
  expect(all.data.check_runs.map(({ id }) => id)).toEqual([newer.id, older.id]);
  expect(newer.id).toBeGreaterThan(2 ** 31);
});

test("a test can wait for a check run that is not there yet", async () => {
  const wanted = { repository: "acme/billing", headSha: pull.headSha, name: "Awaited" };
  const awaited = github.waitFor.checkRun(wanted);
  await create({ name: "Awaited" });
  await create({ name: "Awaited", conclusion: "success", output });
  expect(await awaited).toMatchObject({ conclusion: "success", output: { title: "1 gap" } });
  await expect(github.waitFor.checkRun({ ...wanted, headSha: "0", timeout: 1 })).rejects.toThrow(
    /No completed check run on acme\/billing@0 within 1 ms/,
  );
});
