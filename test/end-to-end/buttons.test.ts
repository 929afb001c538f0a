import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { inBrief } from "../support/github/request-log.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const CONFIG = `version: 1
security: { team: security }
teams:
  payments: { phase: security-optional, repos: ["billing-*"] }
`;
const SAID = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments 201";

const REQUESTED = "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers";

let app: PacedApp;
let branches = 0;

beforeAll(async () => {
  const teams = {
    security: { members: ["sam"] },
    payments: { members: ["ada", "ben"] },
    others: { members: ["zoe"] },
    visitors: { members: ["vic"], repositories: [] },
  };
  app = await startPacedApp({ acme: acme(CONFIG, { teams }) });
  await app.startWorking();
});
afterAll(() => app.stop());
afterEach(() => expectNoViolations(app.github));

async function open(document: string): Promise<OpenedPull> {
  const branch = `branch-${++branches}`;
  // No two of them are one commit.
  const files = { "docs/design/refunds.md": document, "src/branch.ts": branch };
  const pull = await app.github.asUser("ada").openPullRequest(BILLING, { branch, files });
  await app.settled();
  return pull;
}

const runs = ({ headSha }: OpenedPull) => app.github.checkRuns(BILLING, headSha);
const buttons = (pull: OpenedPull) =>
  runs(pull)
    .at(-1)
    ?.actions.map(({ identifier }) => identifier);

async function press(login: string, pull: OpenedPull, button: string): Promise<void> {
  await app.github.asUser(login).press(runs(pull).at(-1)?.id ?? 0, button);
  await app.settled();
}

const withoutSection = "# Refunds\n\nMoney goes back to shops.\n";
const withGap = COMPLETE_DOCUMENT.replace(/^\| T6 .*\n/m, "");

describe("a check", () => {
  it("has the buttons that make sense", async () => {
    expect(buttons(await open(COMPLETE_DOCUMENT))).toEqual(["request-review"]);
    expect(buttons(await open(withGap))).toEqual(["request-review", "re-check"]);
    expect(buttons(await open(withoutSection))).toEqual([
      "request-review",
      "re-check",
      "insert-template",
    ]);
  });

  it("is made again for who may write, and for nobody else", async () => {
    const pull = await open(withGap);
    await press("vic", pull, "re-check");
    expect(runs(pull)).toHaveLength(1);
    await press("zoe", pull, "re-check");
    expect(runs(pull)).toHaveLength(2);
  });

  it("asks for a review once where the team wants it, and not for others", async () => {
    const pull = await open(COMPLETE_DOCUMENT);
    const teams = () => app.github.pull(BILLING, pull.number).teams;
    await press("zoe", pull, "request-review");
    expect(teams()).toEqual([]);
    await press("ben", pull, "request-review");
    expect([teams(), buttons(pull)]).toEqual([["security"], []]);
  });

  it("gives the section to paste, once", async () => {
    const pull = await open(withoutSection);
    app.github.requests.length = 0;
    await press("ada", pull, "insert-template");
    await press("ben", pull, "insert-template");
    const said = app.github.requests.map(inBrief).filter((brief) => brief === SAID);
    expect(said).toHaveLength(1);
  });

  it("says under the pull request, once, that GitHub refuses to ask for the review", async () => {
    const pull = await open(COMPLETE_DOCUMENT);
    app.github.requests.length = 0;
    const refused = { method: "POST", path: REQUESTED, status: 422 };
    for (const login of ["ada", "ben"]) {
      app.github.failNext(refused);
      await press(login, pull, "request-review");
    }
    expect(app.github.requests.map(inBrief).filter((brief) => brief === SAID)).toHaveLength(1);
    expect(buttons(pull)).toEqual(["request-review"]);
  });

  it("asks once a minute what somebody may do here", async () => {
    const pull = await open(withGap);
    await app.pass(61);
    app.github.requests.length = 0;
    for (const _time of ["first", "second"]) await press("zoe", pull, "re-check");
    const asked = app.github.requests.map(inBrief).filter((brief) => brief.includes("permission"));
    expect([asked.length, runs(pull).length]).toEqual([1, 3]);
  });

  it("does nothing for a button that it does not have", async () => {
    const pull = await open(withGap);
    await press("ada", pull, "approve");
    expect(runs(pull)).toHaveLength(1);
  });
});
