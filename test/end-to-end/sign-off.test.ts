import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { acme, type RunningApp, startApp } from "../support/running-app.ts";

const CONFIG = "version: 1\nsecurity: { team: security }\ndefaults: { phase: review }\n";
const PATH = "docs/design/refunds.md";

describe("Security's sign-off, in the phase review", () => {
  let app: RunningApp;
  let last = 0;

  beforeEach(async () => {
    last = 0;
    const organization = acme(CONFIG);
    app = await startApp({
      ...organization,
      teams: { ...organization.teams, security: { members: ["sam", "kim"] } },
    });
  });
  afterEach(async () => {
    expectNoViolations(app.github);
    await app.stop();
  });

  /** The next verdict on a pull request's head. */
  async function verdict({ repository, headSha }: OpenedPull): Promise<string> {
    const run = await app.github.waitFor.checkRun({ repository, headSha, after: last });
    last = run.id;
    return `${run.conclusion}: ${run.output.title}`;
  }

  const openBy = (login: string) => {
    const files = { [PATH]: COMPLETE_DOCUMENT };
    return app.github.asUser(login).openPullRequest("acme/billing-api", { files });
  };

  const WAITING = "action_required: Waiting for Security to review";
  const SIGNED = "success: Threat model complete: 2 assets, 6 threats";

  it("opens the gate, survives what changes nothing, and is void for a changed threat model", async () => {
    const asked = () =>
      app.github.requests.filter(
        ({ path, method }) => method === "POST" && path.endsWith("/requested_reviewers"),
      ).length;
    const pull = await openBy("ada");
    expect(await verdict(pull)).toBe(WAITING);
    await app.github.waitFor.until("Security is asked", () => asked() === 1);
    await app.github.asUser("sam").review(pull, "APPROVE");
    expect(await verdict(pull)).toBe(SIGNED);

    const typo = await app.github
      .asUser("ada")
      .push(pull, { [PATH]: COMPLETE_DOCUMENT.replace("# Refunds", "# All refunds") });
    expect(await verdict(typo)).toBe(SIGNED);

    const worse = await app.github
      .asUser("ada")
      .push(pull, { [PATH]: COMPLETE_DOCUMENT.replace("| Ledger | high |", "| Ledger | low |") });
    expect(await verdict(worse)).toBe(WAITING);
    await app.github.waitFor.until("Security is asked again", () => asked() === 2);
  });

  it.each([
    ["somebody outside of the security team", "ada", "ben"],
    ["the author, though of the security team", "sam", "sam"],
  ])("does not come from %s", async (_who, author, reviewer) => {
    const pull = await openBy(author);
    expect(await verdict(pull)).toBe(WAITING);
    await app.github.asUser(reviewer).review(pull, "APPROVE");
    const pushed = await app.github.asUser(author).push(pull, { "src/a.ts": "export {};\n" });
    expect(await verdict(pushed)).toBe(WAITING);
  });

  it("does not come from who wrote a part of the change", async () => {
    const pull = await openBy("ada");
    expect(await verdict(pull)).toBe(WAITING);
    const pushed = await app.github.asUser("sam").push(pull, { "src/a.ts": "export {};\n" });
    expect(await verdict(pushed)).toBe(WAITING);
    await app.github.asUser("sam").review(pushed, "APPROVE");
    await app.github.asUser("kim").review(pushed, "APPROVE");
    expect(await verdict(pushed)).toBe(SIGNED);
    const run = app.github.checkRuns(pushed.repository, pushed.headSha).at(-1);
    expect(run?.output.summary).toContain("kim");
  });

  it("can be a request for changes, which blocks until Security approves", async () => {
    const pull = await openBy("ada");
    expect(await verdict(pull)).toBe(WAITING);
    await app.github
      .asUser("sam")
      .review(pull, "REQUEST_CHANGES", "Think of the ledger's backups.");
    expect(await verdict(pull)).toBe("failure: Security asked for changes");
    await app.github.asUser("kim").review(pull, "APPROVE");
    expect(await verdict(pull)).toBe(SIGNED);
  });
});
