import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../src/model/action.ts";
import { CHECK_NAME, type CheckRun } from "../src/model/check-run.ts";
import type { PullRequest } from "../src/model/pull-request.ts";
import { perform } from "../src/perform.ts";
import type { World } from "../src/world.ts";
import { aPull } from "./support/facts-builder.ts";
import type { OpenedPull } from "./support/github/person.ts";
import { type PacedApp, startPacedApp } from "./support/paced-app.ts";
import { acme } from "./support/running-app.ts";

const BILLING = "acme/billing-api";

const CHECK: CheckRun = {
  conclusion: "action_required",
  title: "Waiting for Security to review",
  summary: "Nothing blocks.",
  text: "The matrix.",
  annotations: [],
  buttons: [],
};

let app: PacedApp;
let opened: OpenedPull;
let world: World;
let pull: PullRequest;

beforeEach(async () => {
  app = await startPacedApp({ acme: acme("version: 1\n") });
  opened = await app.github.asUser("ada").openPullRequest(BILLING, { files: { "a.md": "# A\n" } });
  world = await app.enter(BILLING);
  const { repository } = aPull();
  const { id } = await app.github.state.emulator.read(`/repos/${BILLING}`);
  pull = aPull({ ...opened, repository: { ...repository, id: Number(id) } });
});
afterEach(() => app.stop());

const publish = (check: CheckRun = CHECK): Action => ({
  kind: "publish-check",
  headSha: opened.headSha,
  check,
});
const request = (team = "security"): Action => ({
  kind: "request-review",
  team,
  fingerprint: "f1",
});

const posted = () =>
  app.github.checkRuns(BILLING, opened.headSha).map(({ output }) => output.title);
const reviewRequests = () =>
  app.github.requests.filter(({ path }) => path.endsWith("/requested_reviewers"));

describe("performing actions", () => {
  it.each([
    ["anew", false],
    ["after an interrupted try", true],
  ])("twice is performing them once: %s", async (_when, isRepeated) => {
    const actions = [publish(), request()];
    await perform(actions, pull, { ...world, isRepeated });
    await perform(actions, pull, { ...world, isRepeated });
    expect(posted()).toEqual([CHECK.title]);
    expect(app.github.pull(BILLING, opened.number).teams).toEqual(["security"]);
  });

  it("once more, when all memory of it was lost, adopts what stands on GitHub", async () => {
    await perform([publish()], pull, world);
    const before = await world.store.checks.get(pull.repository.id, opened.headSha, CHECK_NAME);
    await world.store.checks.keep({
      repositoryId: pull.repository.id,
      headSha: opened.headSha,
      name: CHECK_NAME,
      checkRunId: 1,
      digest: "of an older check",
    });
    await perform([publish()], pull, { ...world, isRepeated: true });
    expect(posted()).toEqual([CHECK.title]);
    expect(await world.store.checks.get(pull.repository.id, opened.headSha, CHECK_NAME)).toEqual(
      before,
    );
  });

  it("posts a check that says something else, and the first again after it", async () => {
    for (const title of ["One", "Two", "One"]) {
      await perform([publish({ ...CHECK, title })], pull, world);
    }
    expect(posted()).toEqual(["One", "Two", "One"]);
  });

  it("posts an unchanged check to who asked for it", async () => {
    await perform([publish()], pull, world);
    await perform([publish()], pull, { ...world, isAsked: true });
    expect(posted()).toEqual([CHECK.title, CHECK.title]);
  });

  it("remembers who was asked, and when", async () => {
    await perform([request()], pull, world);
    expect(await world.store.reviewRequests.list(pull.repository.id, opened.number)).toEqual([
      { team: "security", fingerprint: "f1" },
    ]);
  });

  it("remembers nothing of who could not be asked, and tells it in the check", async () => {
    await perform([publish(), request("nobody-knows-it")], pull, world);
    await perform([publish(), request("nobody-knows-it")], pull, world);
    const runs = app.github.checkRuns(BILLING, opened.headSha);
    expect(runs.map(({ output }) => output.summary)).toEqual([
      "Nothing blocks.",
      expect.stringContaining("GitHub refused to ask the team nobody-knows-it for a review"),
    ]);
    expect(await world.store.reviewRequests.list(pull.repository.id, opened.number)).toEqual([]);
  });

  it("notes what is of interest also where GitHub refuses the label", async () => {
    app.github.failNext({ method: "POST", path: "/labels", status: 403, times: 2 });
    const noted = { fingerprint: "f1", rules: ["a critical threat"], attackSurface: 42 };
    await perform([{ kind: "note-interest", ...noted }], pull, world);
    expect(await world.store.interests.list(pull.repository.id, opened.number)).toEqual([
      { ...noted, at: world.now.replace(".000Z", "Z") },
    ]);
  });

  it("leaves the later ones where an earlier one fails", async () => {
    app.github.failNext({ method: "POST", path: "/check-runs", status: 403 });
    await expect(perform([publish(), request()], pull, world)).rejects.toMatchObject({
      status: 403,
    });
    expect(reviewRequests()).toEqual([]);
  });

  it("of nothing does nothing", async () => {
    await perform([], pull, world);
    expect(app.github.requests.filter(({ installation }) => installation !== null)).toEqual([]);
  });
});
