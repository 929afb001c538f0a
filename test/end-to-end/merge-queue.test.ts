import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import { announceGroup, enterQueue, type QueueEntry } from "../support/github/merge-queue.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const REFUNDS = "docs/design/refunds.md";
const COMPARE = "/repos/{owner}/{repo}/compare/{basehead}";
const CONFIG = `version: 1
security: { team: security }
defaults: { phase: security-optional }
teams: { careful: { phase: review, paths: ["careful/**"] } }
`;

let app: PacedApp;
let branches = 0;

beforeAll(async () => {
  app = await startPacedApp({
    acme: acme(CONFIG, {
      repositories: {
        ".github": { files: { ".github/threatmodel.yml": CONFIG } },
        "billing-api": { files: { [REFUNDS]: COMPLETE_DOCUMENT } },
      },
    }),
  });
  await app.startWorking();
});
afterAll(() => app.stop());
afterEach(() => expectNoViolations(app.github));

async function open(files: Record<string, string>): Promise<OpenedPull> {
  const branch = `branch-${++branches}`;
  const pull = await app.github.asUser("ada").openPullRequest(BILLING, { branch, files });
  await app.settled();
  return pull;
}

async function checked(entry: QueueEntry, baseSha?: string): Promise<readonly string[]> {
  await announceGroup(app.github.state, "checks_requested", entry, baseSha);
  await app.settled();
  return said(entry);
}

const said = ({ headSha }: Pick<QueueEntry, "headSha">) =>
  app.github
    .checkRuns(BILLING, headSha)
    .map(({ conclusion, output }) => `${conclusion}: ${output.title}`);

const enter = (pull: OpenedPull, onto: QueueEntry | null = null, merged = {}) =>
  enterQueue(app.github.state, pull, onto, merged);

const COMPLETE = "success: Threat model complete: 2 assets, 6 threats";
const edited = COMPLETE_DOCUMENT.replace("chargebacks,", "chargebacks and fees,");
const withoutT6 = COMPLETE_DOCUMENT.replace(/^\| T6 .*\n/m, "");

describe("a merge group", () => {
  it("of one pull request has its verdict", async () => {
    const pull = await open({ [REFUNDS]: edited });
    expect(said(pull)).toEqual([COMPLETE]);
    expect(await checked(await enter(pull))).toEqual([COMPLETE]);
  });

  it("of a pull request with gaps fails", async () => {
    const pull = await open({ [REFUNDS]: withoutT6 });
    const [conclusion = ""] = await checked(await enter(pull));
    expect(conclusion).toMatch(/^failure: .*gap/);
  });

  it("of two with different documents has both verdicts", async () => {
    const first = await enter(await open({ "docs/design/one.md": COMPLETE_DOCUMENT }));
    const second = await enter(await open({ "docs/design/two.md": edited }), first);
    expect(await checked(second, first.baseSha)).toEqual([COMPLETE_OF_TWO]);
    const bad = await open({ "docs/design/three.md": withoutT6 });
    const third = await enter(bad, second);
    const [both = ""] = await checked(third, second.baseSha);
    expect(both).toMatch(new RegExp(`^failure: Pull request ${bad.number}: `));
  });

  it("of two with the same document is judged by the document as merged", async () => {
    const first = await open({ [REFUNDS]: edited });
    const second = await open({
      [REFUNDS]: COMPLETE_DOCUMENT.replace("every payment", "each payment"),
    });
    expect([...said(first), ...said(second)]).toEqual([COMPLETE, COMPLETE]);
    const below = await enter(first);
    const good = edited.replace("every payment", "each payment");
    expect(await checked(await enter(second, below, { [REFUNDS]: good }), below.baseSha)).toEqual([
      COMPLETE_OF_TWO,
    ]);
    const third = await open({ [REFUNDS]: COMPLETE_DOCUMENT.replace("it\n", "it all\n") });
    const unlucky = { [REFUNDS]: withoutT6 };
    const [bad = ""] = await checked(await enter(third, below, unlucky), below.baseSha);
    expect(bad).toMatch(/^failure: As merged: .*gap/);
  });

  it("whose pull request is closed fails, and says what to do", async () => {
    const pull = await open({ [REFUNDS]: edited });
    const entry = await enter(pull);
    await app.github.asUser("ada").close(pull);
    expect(await checked(entry)).toEqual([
      "failure: Threatgate could not assess this pull request",
    ]);
    const [run] = app.github.checkRuns(BILLING, entry.headSha);
    expect(run?.output.summary).toContain("put it in again");
  });

  it("that is gone before it was handled gets no check", async () => {
    const entry = await enter(await open({ [REFUNDS]: edited }));
    app.github.failNext({ method: "GET", path: COMPARE, status: 422 });
    expect(await checked(entry)).toEqual([]);
    await announceGroup(app.github.state, "destroyed", entry);
    await app.settled();
    await app.pass(3600);
    expect(said(entry)).toEqual([]);
  });
});

describe("a merge group of a phase that wants a sign-off", () => {
  it("fails without it, and is checked again with it where somebody asks", async () => {
    const pull = await open({ "careful/threat-model.md": COMPLETE_DOCUMENT });
    const entry = await enter(pull);
    expect(await checked(entry)).toEqual(["failure: Waiting for Security to review"]);
    await app.github.asUser("sam").review(pull, "APPROVE");
    await app.settled();
    const [run] = app.github.checkRuns(BILLING, entry.headSha);
    await app.github.asUser("ada").rerunCheck(run?.id ?? 0);
    await app.settled();
    expect(said(entry).at(-1)).toBe(COMPLETE);
    expect(said(entry)).toHaveLength(2);
    await app.github.asUser("ada").rerunAllChecks(BILLING, entry.headSha);
    await app.settled();
    expect(said(entry)).toHaveLength(3);
  });

  it("is not opened by a branch that is named for another pull request", async () => {
    const open1 = await open({ "docs/design/harmless.md": COMPLETE_DOCUMENT });
    const entry = await enter(await open({ "careful/threat-model-2.md": edited }));
    const ref = entry.ref.replace(/pr-\d+/, `pr-${open1.number}`);
    const [both = ""] = await checked({ ...entry, ref });
    expect(both).toMatch(/^failure: .*Waiting for Security/);
    const alone = await enter(await open({ "careful/threat-model-3.md": edited }));
    await app.github.asUser("ada").octokit.git.deleteRef({
      owner: "acme",
      repo: "billing-api",
      ref: alone.ref.replace("refs/", ""),
    });
    const named = { ...alone, ref: alone.ref.replace(/pr-\d+/, `pr-${open1.number}`) };
    const [merged = ""] = await checked(named);
    expect(merged).toMatch(/^failure: As merged: Waiting for Security/);
  });
});

const COMPLETE_OF_TWO = expect.stringMatching(/^success: .*Threat model complete: 2 assets/);
