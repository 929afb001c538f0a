import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "./support/documents.ts";
import { expectNoViolations } from "./support/github/github-server.ts";
import { type JsonObject, objectAt } from "./support/github/json.ts";
import type { OpenedPull } from "./support/github/person.ts";
import { inBrief } from "./support/github/request-log.ts";
import { type PacedApp, startPacedApp } from "./support/paced-app.ts";
import { acme } from "./support/running-app.ts";

const BILLING = "acme/billing-api";
const PATH = "docs/design/refunds.md";
const config = (phase: string) => `version: 1\ndefaults: { phase: ${phase} }\n`;
const COMPLETE = "success: Threat model complete: 2 assets, 6 threats";
const FILES = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files 200";
const WAITING = "action_required: Waiting for Security to review";
const NOT_ASSESSED = "failure: Threatgate could not assess this pull request";

let app: PacedApp;
let pull: OpenedPull;

beforeEach(async () => {
  app = await startPacedApp({ acme: acme(config("security-optional")) });
  await app.startWorking();
  pull = await ada().openPullRequest(BILLING, { files: { [PATH]: COMPLETE_DOCUMENT } });
  await app.settled();
  app.github.requests.length = 0;
});
afterEach(async () => {
  expectNoViolations(app.github);
  await app.stop();
});

const ada = () => app.github.asUser("ada");
const checks = () =>
  app.github
    .checkRuns(BILLING, pull.headSha)
    .map(({ conclusion, output }) => `${conclusion}: ${output.title}`);

/** The payload of the first delivery of an event, with changes. */
function payloadOf(event: string, changes: JsonObject): JsonObject {
  const found = app.github.deliveries.find((delivery) => delivery.event === event);
  if (found === undefined) throw new Error(`There was no ${event}.`);
  return { ...found.payload, ...changes };
}

async function edit(changes: JsonObject): Promise<void> {
  const payload = payloadOf("pull_request", { action: "edited", changes });
  await app.github.deliver("pull_request", payload);
  await app.settled();
}

/** The config is another by now, so that whatever looks again says something else. */
async function changeConfig(branch = "main"): Promise<void> {
  const text = config("review");
  await ada().commit("acme/.github", branch, { ".github/threatmodel.yml": text });
  await app.settled();
}

describe("a pull request", () => {
  it("is looked at again when its base is another", async () => {
    await edit({ base: { ref: { from: "old" }, sha: { from: "b".repeat(40) } } });
    expect(app.github.requests.map(inBrief)).toEqual([FILES]);
  });

  it("is not when only its words are others", async () => {
    await edit({ title: { from: "Old" } });
    expect([checks(), app.github.requests]).toEqual([[COMPLETE], []]);
  });

  it("has no closed one's check run again", async () => {
    const [run] = app.github.checkRuns(BILLING, pull.headSha);
    await ada().close(pull);
    await ada().rerunCheck(run?.id ?? 0);
    await app.settled();
    expect(checks()).toEqual([COMPLETE]);
  });
});

describe("a push to the config", () => {
  it("counts for what is open at once, and again for nothing when it is told of again", async () => {
    await changeConfig();
    expect(checks()).toEqual([COMPLETE, WAITING]);
    app.github.requests.length = 0;
    const told = app.github.deliveries.findLast(({ event }) => event === "push");
    await app.github.redeliver(told?.guid ?? "");
    await app.settled();
    expect([checks(), app.github.requests]).toEqual([[COMPLETE, WAITING], []]);
  });

  it("asks nothing of a pull request without a design document, unless others are such now", async () => {
    const files = { "notes/refunds.md": "# Refunds\n" };
    const code = await ada().openPullRequest(BILLING, { branch: "code", files });
    await app.settled();
    app.github.requests.length = 0;
    const path = `/pulls/${code.number}`;
    const askedOf = () => app.github.requests.filter((request) => request.path.includes(path));
    await changeConfig();
    expect(askedOf()).toEqual([]);
    const text = 'version: 1\ndocuments: { paths: ["notes/*.md"] }\n';
    await ada().commit("acme/.github", "main", { ".github/threatmodel.yml": text });
    await app.settled();
    expect(askedOf()).not.toEqual([]);
  });

  it("waits for another hour where half of this one's requests are used", async () => {
    const limit = app.github.rateLimitOf("acme");
    limit.used = limit.limit / 2 + 1;
    await changeConfig();
    expect(checks()).toEqual([COMPLETE]);
    limit.used = 0;
    await app.pass(3 * 3600);
    expect(checks()).toEqual([COMPLETE, WAITING]);
  });

  it("counts for nothing on another branch", async () => {
    await changeConfig("proposal");
    const [run] = app.github.checkRuns(BILLING, pull.headSha);
    await ada().rerunCheck(run?.id ?? 0);
    await app.settled();
    expect(checks()).toEqual([COMPLETE, COMPLETE]);
  });
});

describe("a delivery that is given up is told on the pull request", () => {
  const refuseFiles = () =>
    app.github.failNext({ method: "GET", path: "/files", status: 422, times: 4 });

  it("that it was about", async () => {
    refuseFiles();
    await edit({ base: { ref: { from: "old" }, sha: { from: "b".repeat(40) } } });
    await app.pass(120);
    expect(checks()).toEqual([COMPLETE, NOT_ASSESSED]);
  });

  it("whose check somebody wanted again", async () => {
    refuseFiles();
    const [run] = app.github.checkRuns(BILLING, pull.headSha);
    await ada().rerunCheck(run?.id ?? 0);
    await app.settled();
    await app.pass(120);
    expect(checks()).toEqual([COMPLETE, NOT_ASSESSED]);
  });

  it("but not on one that is closed by then", async () => {
    refuseFiles();
    const [run] = app.github.checkRuns(BILLING, pull.headSha);
    const rerun = payloadOf("check_run", { action: "rerequested" });
    const check = { ...objectAt(rerun, "check_run"), id: run?.id ?? 0, pull_requests: [] };
    await app.github.deliver("check_run", { ...rerun, check_run: check });
    await app.settled();
    await ada().close(pull);
    await app.settled();
    await app.pass(120);
    expect(checks()).toEqual([COMPLETE]);
  });

  it("but what was said before the answer got lost is not said again", async () => {
    const path = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
    app.github.failNext({ method: "POST", path, status: "disconnect", afterwards: true });
    await ada().comment(pull, "/threatmodel status");
    await app.settled();
    await app.pass(120);
    const { data } = await ada().octokit.issues.listComments({
      owner: "acme",
      repo: "billing-api",
      issue_number: pull.number,
    });
    expect(data.filter(({ user }) => user?.type === "Bot")).toHaveLength(1);
    expect([...app.github.state.reactions.values()].at(-1)?.at(-1)?.content).toBe("+1");
  });

  it("under the comment whose command it was", async () => {
    refuseFiles();
    const id = await ada().comment(pull, "/threatmodel status");
    await app.settled();
    await app.pass(120);
    const { data } = await ada().octokit.issues.listComments({
      owner: "acme",
      repo: "billing-api",
      issue_number: pull.number,
    });
    expect(data.at(-1)?.body).toMatch(/^I could not carry this out: .*write the command again/);
    expect(app.github.state.reactions.get(id)?.at(-1)?.content).toBe("confused");
  });

  it("once, and Re-run mends it", async () => {
    refuseFiles();
    await edit({ base: { ref: { from: "old" }, sha: { from: "b".repeat(40) } } });
    await app.pass(120);
    const last = app.github.checkRuns(BILLING, pull.headSha).at(-1);
    await ada().rerunCheck(last?.id ?? 0);
    await app.settled();
    expect(checks()).toEqual([COMPLETE, NOT_ASSESSED, COMPLETE]);
  });
});
