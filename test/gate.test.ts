import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT, INCOMPLETE_DOCUMENT } from "./support/documents.ts";
import { expectNoViolations } from "./support/github/github-server.ts";
import { type JsonObject, objectAt } from "./support/github/json.ts";
import type { OpenedPull } from "./support/github/person.ts";
import { inBrief } from "./support/github/request-log.ts";
import { type PacedApp, startPacedApp } from "./support/paced-app.ts";
import { acme } from "./support/running-app.ts";

const BILLING = "acme/billing-api";
const PATH = "docs/design/refunds.md";
const CREATING = { method: "POST", path: "/repos/{owner}/{repo}/check-runs" } as const;
const CREATED = "POST /repos/{owner}/{repo}/check-runs 201";
const ASKED = "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers";

const config = (phase: string) => `version: 1
security: { team: security }
defaults: { phase: ${phase} }
`;

let app: PacedApp;

beforeEach(async () => {
  app = await startPacedApp({
    acme: acme(config("review"), {
      repositories: {
        ".github": { files: { ".github/threatmodel.yml": config("review") } },
        "billing-api": { files: { "README.md": "# Billing\n" }, isPublic: true },
      },
    }),
    other: {
      teams: { makers: { members: ["zoe"] } },
      repositories: { thing: { files: { "README.md": "# Thing\n" } } },
    },
  });
});
afterEach(async () => {
  expectNoViolations(app.github);
  await app.stop();
});

const ada = () => app.github.asUser("ada");
const open = (files: Record<string, string> = { [PATH]: INCOMPLETE_DOCUMENT }, more = {}) =>
  ada().openPullRequest(BILLING, { files, ...more });
const asked = (brief: string) =>
  app.github.requests.filter((request) => inBrief(request).startsWith(brief));

/** All check runs of a commit, oldest first: `failure: 3 gaps`. */
const checks = ({ repository, headSha }: OpenedPull) =>
  app.github
    .checkRuns(repository, headSha)
    .map(({ conclusion, output }) => `${conclusion}: ${output.title}`);

/** The same event as GitHub would have sent it long before. */
function older(event: string): JsonObject {
  const first = app.github.deliveries.find((delivery) => delivery.event === event);
  if (first === undefined) throw new Error(`There was no ${event}.`);
  const { payload } = first;
  const pull = objectAt(payload, "pull_request");
  return { ...payload, pull_request: { ...pull, updated_at: "2020-01-01T00:00:00Z" } };
}

const GAPS = "failure: 3 gaps: 1 asset not listed, 1 STRIDE gap, 1 threat without mitigation";
const WAITING = "action_required: Waiting for Security to review";
const SKIPPED = "skipped: No design document changed";
const NOT_ASSESSED = "failure: Threatgate could not assess this pull request";

describe("many events of one pull request", () => {
  it("that came in a burst give one check, of the newest head", async () => {
    const first = await open();
    const heads = [first];
    for (const word of ["two", "three", "four", "five"]) {
      heads.push(await ada().push(first, { [PATH]: `${COMPLETE_DOCUMENT}\n${word}\n` }));
    }
    await app.startWorking();
    expect(heads.map((head) => checks(head))).toEqual([[], [], [], [], [WAITING]]);
    expect(asked(CREATED)).toHaveLength(1);
  });

  it("that come in the wrong order give a check of the newest head", async () => {
    const first = await open();
    await app.startWorking();
    const second = await ada().push(first, { [PATH]: COMPLETE_DOCUMENT });
    await app.settled();
    await app.github.deliver("pull_request", older("pull_request"));
    await app.settled();
    expect(checks(second)).toEqual([WAITING]);
  });

  it("that wait together in the wrong order give a check of the newest head", async () => {
    const first = await open();
    const second = await ada().push(first, { [PATH]: COMPLETE_DOCUMENT });
    await app.github.deliver("pull_request", older("pull_request"));
    await app.startWorking();
    expect(checks(second)).toEqual([WAITING]);
  });
});

describe("a check", () => {
  it("is not posted again while the verdict stays the same", async () => {
    const pull = await open();
    await app.startWorking();
    await ada().convertToDraft(pull);
    await app.settled();
    await ada().markReady(pull);
    await app.settled();
    expect(checks(pull)).toEqual([GAPS]);
  });

  it("is posted anew to who presses Re-run, however often", async () => {
    const pull = await open();
    await app.startWorking();
    const [run] = app.github.checkRuns(BILLING, pull.headSha);
    for (let times = 0; times < 2; times++) {
      await ada().rerunCheck(run?.id ?? 0);
      await app.settled();
    }
    await ada().rerunAllChecks(BILLING, pull.headSha);
    await app.settled();
    expect(checks(pull)).toEqual([GAPS, GAPS, GAPS, GAPS]);
  });

  it("of another name is none of ours to run again", async () => {
    const pull = await open();
    await app.startWorking();
    const { payload = {} } = app.github.deliveries.find(({ event }) => event === "check_run") ?? {};
    const run = { ...objectAt(payload, "check_run"), name: "Lint" };
    await app.github.deliver("check_run", { ...payload, action: "rerequested", check_run: run });
    await app.settled();
    expect(checks(pull)).toEqual([GAPS]);
  });

  it("comes to no closed pull request", async () => {
    const pull = await open();
    await ada().close(pull);
    await app.startWorking();
    expect(checks(pull)).toEqual([]);
    await ada().rerunAllChecks(BILLING, pull.headSha);
    await app.settled();
    expect(checks(pull)).toEqual([]);
  });

  it("comes to one that is opened again", async () => {
    const pull = await open();
    await ada().close(pull);
    await app.startWorking();
    await ada().reopen(pull);
    await app.settled();
    expect(checks(pull)).toEqual([GAPS]);
  });

  it("comes to a fork's pull request, and again to who presses Re-run there", async () => {
    const fork = await ada().fork(BILLING);
    const pull = await open({ [PATH]: INCOMPLETE_DOCUMENT }, { fork });
    await app.startWorking();
    expect(checks(pull)).toEqual([GAPS]);
    const [run] = app.github.checkRuns(BILLING, pull.headSha);
    await ada().rerunCheck(run?.id ?? 0);
    await app.settled();
    expect(checks(pull)).toEqual([GAPS, GAPS]);
  });

  it("follows a change of the config, with nobody pushing", async () => {
    const pull = await open({ [PATH]: COMPLETE_DOCUMENT });
    await app.startWorking();
    const text = config("security-optional");
    await ada().commit("acme/.github", "main", { ".github/threatmodel.yml": text });
    await app.settled();
    expect(checks(pull)).toEqual([WAITING, "success: Threat model complete: 2 assets, 6 threats"]);
  });

  it("says of 60 gaps all, on their lines, in two requests", async () => {
    const rows = Array.from(
      { length: 60 },
      (_, at) =>
        `| T${at} | Key ${at} is stolen | Spoofing | Vault ${at} | low | Rotate it | mitigated |`,
    );
    const document = COMPLETE_DOCUMENT.replace(/^(\| T1 .*)$/m, `${rows.join("\n")}\n$1`);
    const pull = await open({ [PATH]: document });
    await app.startWorking();
    const [run] = app.github.checkRuns(BILLING, pull.headSha);
    expect(checks(pull)).toEqual(["failure: 60 gaps: 60 assets not listed"]);
    const lines = run?.annotations.map((it) => it.start_line) ?? [];
    expect(new Set(lines).size).toBe(60);
    expect(asked("PATCH")).toHaveLength(1);
  });
});

describe("Security is asked", () => {
  it("once, when a draft is ready, however many events come of it", async () => {
    const pull = await open({ [PATH]: COMPLETE_DOCUMENT }, { isDraft: true });
    await app.startWorking();
    expect(asked(ASKED)).toEqual([]);
    await ada().markReady(pull);
    await app.settled();
    await ada().push(pull, { "src/a.ts": "export const a = 1;\n" });
    await ada().convertToDraft(pull);
    await ada().markReady(pull);
    await app.settled();
    expect(asked(ASKED).map(inBrief)).toEqual([`${ASKED} 201`]);
    expect(app.github.pull(BILLING, pull.number).teams).toEqual(["security"]);
  });

  it("once by deliveries of one moment", async () => {
    await open({ [PATH]: COMPLETE_DOCUMENT });
    const { payload = {} } =
      app.github.deliveries.find(({ event }) => event === "pull_request") ?? {};
    await app.startWorking();
    await Promise.all(
      ["opened", "reopened", "ready_for_review", "opened"].map((action) =>
        app.github.deliver("pull_request", { ...payload, action }),
      ),
    );
    await app.settled();
    expect(asked(ASKED).map(inBrief)).toEqual([`${ASKED} 201`]);
  });

  it("not by somebody else's redelivery", async () => {
    await open({ [PATH]: COMPLETE_DOCUMENT });
    await app.startWorking();
    const first = app.github.deliveries.find(({ event }) => event === "pull_request");
    app.github.requests.length = 0;
    await app.github.redeliver(first?.guid ?? "");
    await app.settled();
    expect(app.github.requests).toEqual([]);
  });

  it("only once no gap blocks, in the phase of review", async () => {
    const pull = await open();
    await app.startWorking();
    expect(asked(ASKED)).toEqual([]);
    await ada().push(pull, { [PATH]: COMPLETE_DOCUMENT });
    await app.settled();
    expect(asked(ASKED)).toHaveLength(1);
  });
});

describe("where GitHub", () => {
  it.each([
    ["answers 502 and has taken the check", true],
    ["answers 502 and has not taken it", false],
  ])("%s, there is one check in the end", async (_what, afterwards) => {
    app.github.failNext({ ...CREATING, status: 502, afterwards });
    const pull = await open();
    await app.startWorking();
    await app.pass(60);
    expect(checks(pull)).toEqual([GAPS]);
  });

  it("loses the answer to a check of 120 gaps, its annotations are completed", async () => {
    const row = (at: number) =>
      `| T${at} | Key ${at} is stolen | Spoofing | Vault ${at} | low | x | open |`;
    const rows = Array.from({ length: 120 }, (_, at) => row(at)).join("\n");
    app.github.failNext({ ...CREATING, status: "disconnect", afterwards: true });
    const pull = await open({ [PATH]: COMPLETE_DOCUMENT.replace(/^(\| T1 .*)$/m, `${rows}\n$1`) });
    await app.startWorking();
    await app.pass(60);
    const runs = app.github.checkRuns(BILLING, pull.headSha);
    expect(runs).toHaveLength(1);
    const lines =
      runs[0]?.annotations.map(({ start_line, title }) => `${start_line} ${title}`) ?? [];
    expect(lines.length).toBeGreaterThanOrEqual(120);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it("limits one organisation, it waits alone and comes to its check", async () => {
    const limit = app.github.rateLimitOf("acme");
    await app.startWorking();
    limit.used = limit.limit;
    const ours = await open();
    const theirs = await app.github.asUser("zoe").openPullRequest("other/thing", {
      files: { "src/a.ts": "export const a = 1;\n" },
    });
    await app.settled();
    expect([checks(ours), checks(theirs)]).toEqual([[], [SKIPPED]]);
    limit.used = 0;
    await app.pass(1800);
    expect(checks(ours)).toEqual([]);
    await app.pass(1900);
    expect(checks(ours)).toEqual([GAPS]);
  });

  it("refuses for good, the check blames the gate and not the model, and Re-run mends it", async () => {
    app.github.failNext({ method: "GET", path: "/files", status: 422, times: 4 });
    const pull = await open();
    await app.startWorking();
    await app.pass(120);
    expect(checks(pull)).toEqual([NOT_ASSESSED]);
    const [run] = app.github.checkRuns(BILLING, pull.headSha);
    expect(run?.output.summary).toContain("GitHub did not answer as it should (status 422)");
    expect(run?.output.summary).toContain("re-run this check");
    expect(run?.output.text).toContain("says nothing about the threat model");
    expect(run?.annotations).toEqual([]);
    await ada().rerunCheck(run?.id ?? 0);
    await app.settled();
    expect(checks(pull)).toEqual([NOT_ASSESSED, GAPS]);
  });

  it("refuses to ask Security, the check says so once and what helps, and stays what it is", async () => {
    app.github.failNext({ method: "POST", path: "/requested_reviewers", status: 422, times: 3 });
    const pull = await open({ [PATH]: COMPLETE_DOCUMENT });
    await app.startWorking();
    await ada().convertToDraft(pull);
    await ada().markReady(pull);
    await app.settled();
    const summaries = app.github
      .checkRuns(BILLING, pull.headSha)
      .map(({ output }) => output.summary?.includes("GitHub refused to ask the team security"));
    expect(checks(pull).at(-1)).toBe(WAITING);
    expect(summaries.at(-1)).toBe(true);
    const posted = summaries.length;
    await app.github.deliver("pull_request", { ...older("pull_request"), action: "reopened" });
    await app.settled();
    expect(checks(pull)).toHaveLength(posted);
  });

  it("has come to allow it, Security is asked with the next event, and the check says so", async () => {
    app.github.failNext({ method: "POST", path: "/requested_reviewers", status: 422 });
    const pull = await open({ [PATH]: COMPLETE_DOCUMENT });
    await app.startWorking();
    await ada().convertToDraft(pull);
    await ada().markReady(pull);
    await app.settled();
    const last = app.github.checkRuns(BILLING, pull.headSha).at(-1);
    expect(asked(ASKED).map(inBrief)).toEqual([`${ASKED} 422`, `${ASKED} 201`]);
    expect(last?.output.summary).not.toContain("refused");
  });
});
