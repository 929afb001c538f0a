import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT, INCOMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { inBrief } from "../support/github/request-log.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const CONFIG = `version: 1
security: { team: security }
defaults: { phase: review }
`;
const POSTED = "POST /repos/{owner}/{repo}/check-runs 201";
const GAPS = "failure: 3 gaps: 1 asset not listed, 1 STRIDE gap, 1 threat without mitigation";
const WAIVED = "success: Waived by @\u200bsam until 2026-11-23 13:00 UTC: The fix is due";
const WITH_OPEN = COMPLETE_DOCUMENT.replace(
  "| Entries are append-only and chained by hash | mitigated |",
  "| | open |",
);
const ONE_GAP = "failure: 1 gap: 1 threat without mitigation";
const WAITING = "action_required: Waiting for Security to review";

/** The app's clock stands at noon of 2026-11-23. */
describe("an exception that nobody is there to end", () => {
  let app: PacedApp;

  beforeAll(async () => {
    app = await startPacedApp({ acme: acme(CONFIG) });
    await app.startWorking();
  });
  afterAll(async () => {
    expectNoViolations(app.github);
    await app.stop();
  });

  async function openedWith(document: string, branch: string, command: string) {
    const pull = await app.github.asUser("ada").openPullRequest(BILLING, {
      branch,
      files: { [`docs/design/${branch}.md`]: document },
    });
    await app.settled();
    await app.github.asUser("sam").comment(pull, `/threatmodel ${command}`);
    await app.settled();
    return pull;
  }

  const checks = ({ headSha }: OpenedPull) =>
    app.github
      .checkRuns(BILLING, headSha)
      .map(({ conclusion, output }) => `${conclusion}: ${output.title}`);

  /** The requests that GitHub gets while so many seconds pass. */
  async function requestsWithin(seconds: number): Promise<readonly string[]> {
    app.github.requests.length = 0;
    await app.pass(seconds);
    return app.github.requests.map(inBrief).filter((brief) => !brief.includes("access_tokens"));
  }

  it("closes the gate at the hour that a waiver ends at, with one request", async () => {
    const command = "waive The fix is due until:2026-11-23T13:00Z";
    const pull = await openedWith(INCOMPLETE_DOCUMENT, "refunds", command);
    expect(checks(pull)).toEqual([GAPS, WAIVED]);
    expect(await requestsWithin(3600 - 1)).toEqual([]);
    expect(checks(pull)).toEqual([GAPS, WAIVED]);
    expect(await requestsWithin(2)).toEqual([POSTED]);
    expect(checks(pull)).toEqual([GAPS, WAIVED, GAPS]);
    const last = app.github.checkRuns(BILLING, pull.headSha).at(-1);
    expect(last?.output.summary).toContain("no longer holds: its time is over");
  });

  it("opens a threat again the day after its acceptance ends, with one request", async () => {
    const command = "accept T2 The chain comes later until:2026-11-23";
    const pull = await openedWith(WITH_OPEN, "ledger", command);
    expect(checks(pull)).toEqual([ONE_GAP, WAITING]);
    expect(await requestsWithin(11 * 3600)).toEqual([POSTED]);
    const kept = await app.store.audit.list(0, 10);
    expect(kept.map(({ who, what, before, after }) => [who, what, before, after])).toEqual([
      ["sam", "waive", "not waived", "waived by sam until 2026-11-23 13:00 UTC"],
      ["sam", "accept", "open", "accepted until 2026-11-23"],
    ]);
    expect(checks(pull)).toEqual([ONE_GAP, WAITING, ONE_GAP]);
  });
});
