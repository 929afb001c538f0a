import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf } from "../../src/queue/lane.ts";

const sha = "a".repeat(40);
const repository = { id: 100, default_branch: "main" };
const installation = { id: 7 };
const organization = { id: 9 };
const pull = { repository, installation, pull_request: { number: 3 } };
const comment = (body: string, by: { type?: string; login?: string } = {}, issue = {}) => ({
  action: "created",
  repository,
  installation,
  issue: {
    number: 3,
    state: "open",
    user: { login: "ada" },
    pull_request: { url: "https://api.github.com/repos/acme/x/pulls/3" },
    ...issue,
  },
  comment: { body, user: { login: "sam", type: "User", ...by } },
});
const check = (pulls: readonly number[] | null) => ({
  head_sha: sha,
  pull_requests: pulls?.map((number) => ({ number })) ?? null,
});
const push = (ref: string, ...paths: string[]) => ({
  ref,
  repository,
  installation,
  commits: paths.map((path) => ({ added: [], modified: [path], removed: [] })),
});

// event, body, the lane; "+" folds, "!" is urgent
const PLACED: readonly [string, object, string][] = [
  ...["opened", "reopened", "synchronize", "ready_for_review", "converted_to_draft", "closed"].map(
    (action): [string, object, string] => ["pull_request", { action, ...pull }, "100#3 +"],
  ),
  ["pull_request", { action: "edited", changes: { base: { ref: {} } }, ...pull }, "100#3 +"],
  ["pull_request_review", { action: "submitted", ...pull }, "100#3"],
  ["pull_request_review", { action: "dismissed", ...pull }, "100#3"],
  ["pull_request_review", { action: "edited", ...pull }, "100#3"],
  ["issue_comment", comment("/threatmodel check"), "100#3 !"],
  ["issue_comment", comment("Looks good.\n/threatmodel approve"), "100#3 !"],
  ["issue_comment", comment("Which keys are these?"), "100#3"],
  [
    "check_run",
    { action: "rerequested", repository, installation, check_run: check([3]) },
    "100#3 !",
  ],
  [
    "check_run",
    { action: "requested_action", repository, installation, check_run: check([]) },
    `100@${sha} !`,
  ],
  [
    "check_suite",
    { action: "rerequested", repository, installation, check_suite: check([3, 4]) },
    `100@${sha} !`,
  ],
  [
    "check_suite",
    { action: "rerequested", repository, installation, check_suite: check(null) },
    `100@${sha} !`,
  ],
  [
    "merge_group",
    { action: "checks_requested", repository, installation, merge_group: { head_sha: sha } },
    `100@${sha} +`,
  ],
  [
    "merge_group",
    { action: "destroyed", repository, installation, merge_group: { head_sha: sha } },
    `100@${sha} +`,
  ],
  ["push", push("refs/heads/main", ".github/threatmodel.yml"), "repository:100/refs/heads/main"],
  [
    "push",
    push("refs/heads/main", "README.md", ".github/threatmodel.yaml"),
    "repository:100/refs/heads/main",
  ],
  [
    "push",
    push("refs/heads/release/2", ".github/threatmodel.yml"),
    "repository:100/refs/heads/release/2",
  ],
  ["push", push("refs/heads/main"), "repository:100/refs/heads/main"],
  ["installation", { action: "created", installation }, "installation:7"],
  ["installation", { action: "deleted", installation }, "installation:7"],
  ["installation_repositories", { action: "added", installation }, "installation:7"],
  ["installation_target", { action: "renamed", installation }, "installation:7"],
  ["team", { action: "edited", organization, installation }, "organization:9"],
  ["membership", { action: "removed", organization, installation }, "organization:9"],
  ["repository", { action: "renamed", repository, installation }, "repository:100"],
  ["repository", { action: "transferred", repository, installation }, "repository:100"],
];

test.each(PLACED)("%s %j goes to %s", (event, body, expected) => {
  const place = placeOf(event, body);
  if (place.kind !== "placed") throw new Error(place.why);
  const marks = `${place.foldable ? " +" : ""}${place.priority === 0 ? " !" : ""}`;
  expect(`${place.lane}${marks}`).toBe(expected);
  expect(place.installationId).toBe(7);
});

const IGNORED: readonly [string, object, string][] = [
  ["ping", { zen: "Keep it logically awesome." }, "event not used"],
  ["star", { action: "created", repository }, "event not used"],
  ["constructor", {}, "event not used"],
  ["__proto__", {}, "event not used"],
  ["pull_request", { action: "labeled", ...pull }, "action not used"],
  ["pull_request", { ...pull }, "action not used"],
  ["pull_request", { action: "edited", changes: { title: {} }, ...pull }, "base not changed"],
  ["pull_request", { action: "edited", ...pull }, "base not changed"],
  ["issue_comment", { ...comment("/threatmodel check"), action: "edited" }, "action not used"],
  ["issue_comment", comment("Looks good.", { login: "ada" }), "no command"],
  ["issue_comment", comment("Looks good.", { type: "Mannequin" }), "no command"],
  ["issue_comment", comment("Looks good.", {}, { state: "closed" }), "no command"],
  ["issue_comment", comment("Looks good.", {}, { pull_request: null }), "no command"],
  ["issue_comment", comment("Looks good.", { type: "Bot" }), "written by a bot"],
  ["issue_comment", comment("/threatmodel check", { type: "Bot" }), "written by a bot"],
  ["check_suite", { action: "requested", repository, check_suite: check([3]) }, "action not used"],
  ["check_run", { action: "created", repository, check_run: check([3]) }, "action not used"],
  ["push", push("refs/tags/v1", ".github/threatmodel.yml"), "not a branch"],
  ["push", push("refs/heads/main", "docs/mythreatmodel.yml"), "no config changed"],
];

test.each(IGNORED)("%s %j is ignored: %s", (event, body, why) => {
  expect(placeOf(event, body)).toEqual({ kind: "ignored", why });
});

test.each([
  ["pull_request", null],
  ["pull_request", []],
  ["pull_request", "opened"],
  ["pull_request", { action: "opened", repository: { id: "100" }, pull_request: { number: 3 } }],
  ["pull_request", { action: "opened", repository, pull_request: { number: 0.5 } }],
  ["pull_request", { ...pull, action: "opened", installation: { id: "seven" } }],
  ["merge_group", { action: "destroyed", repository, merge_group: { head_sha: "main" } }],
])("%s %j is not as GitHub documents it", (event, body) => {
  expect(placeOf(event, body)).toMatchObject({ kind: "unreadable" });
});

test("a delivery without an installation belongs to none", () => {
  const { installation: _, ...body } = { action: "opened", ...pull };
  expect(placeOf("pull_request", body)).toMatchObject({ lane: "100#3", installationId: null });
});

test("what is wrong is said without what stood there", () => {
  const body = { action: "opened", repository: { id: "hunter2" }, pull_request: { number: 3 } };
  expect(JSON.stringify(placeOf("pull_request", body))).not.toContain("hunter2");
});

test("no body makes it throw", () => {
  const events = PLACED.map(([event]) => event);
  fc.assert(
    fc.property(fc.constantFrom(...events), fc.json(), (event, json) => {
      placeOf(event, JSON.parse(json));
    }),
  );
});
