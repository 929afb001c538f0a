import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { issueCommentPayload } from "../support/github/conversation-payloads.ts";
import { tokenOf } from "../support/github/emulator.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { acme, type RunningApp, startApp } from "../support/running-app.ts";

const CONFIG = `version: 1
security: { team: security }
defaults: { phase: review }
teams: { payments: { phase: review, repos: [billing-api] } }
`;
const REPOSITORY = "acme/billing-api";
const PATH = "docs/design/refunds.md";
const WORSE = COMPLETE_DOCUMENT.replace("| Ledger | high |", "| Ledger | low |");

/** So many seconds from now, as GitHub writes it. */
function momentIn(seconds: number): string {
  return `${new Date(Date.now() + seconds * 1000).toISOString().slice(0, 19)}Z`;
}

describe("a conversation with commands", () => {
  let app: RunningApp;
  let branches = 0;

  beforeAll(async () => {
    const organization = acme(CONFIG);
    app = await startApp({
      ...organization,
      members: ["olga"],
      teams: { ...organization.teams, security: { members: ["sam", "kim"] } },
    });
  });
  afterAll(async () => {
    expectNoViolations(app.github);
    await app.stop();
  });

  async function opened(document = COMPLETE_DOCUMENT): Promise<OpenedPull> {
    branches += 1;
    const pull = await app.github.asUser("ada").openPullRequest(REPOSITORY, {
      branch: `design-${branches}`,
      files: { [PATH.replace("refunds", `refunds-${branches}`)]: document },
    });
    await app.github.waitFor.checkRun(pull);
    return pull;
  }

  const reactionsTo = (id: number) =>
    (app.github.state.reactions.get(id) ?? []).map(({ content }) => content);

  /** The last reaction to a comment, once it is there. */
  async function answered(id: number): Promise<string> {
    await app.github.waitFor.until("answer", () => reactionsTo(id).length === 2);
    expect(reactionsTo(id)[0]).toBe("eyes");
    return reactionsTo(id)[1] ?? "";
  }

  /** What the app has written under a pull request. */
  async function answersOn({ number }: OpenedPull): Promise<readonly string[]> {
    const { data } = await app.github
      .asUser("ada")
      .octokit.issues.listComments({ owner: "acme", repo: "billing-api", issue_number: number });
    return data.flatMap(({ user, body }) => (user?.type === "Bot" ? [body ?? ""] : []));
  }

  const titleOf = ({ repository, headSha }: OpenedPull) =>
    app.github.checkRuns(repository, headSha).at(-1)?.output.title;

  /** As GitHub tells of a comment that was written at some other moment. */
  async function tell(
    pull: OpenedPull,
    by: string,
    body: string,
    at: string,
    then: "" | "deleted" | "edited" | "by a bot" = "",
  ): Promise<number> {
    const [owner = "", repo = ""] = pull.repository.split("/");
    const { emulator } = app.github.state;
    const path = `/repos/${owner}/${repo}/issues/${pull.number}/comments`;
    const made = await emulator.send({ method: "POST", path, token: tokenOf(by), body: { body } });
    const user =
      then === "by a bot" ? { user: { login: "renovate[bot]", id: 9, type: "Bot" } } : {};
    const comment = { ...(made.body as object), ...user, created_at: at };
    const { state } = app.github;
    const id = Number((made.body as { id: number }).id);
    if (then === "deleted") {
      await app.github.asUser(by).octokit.issues.deleteComment({ owner, repo, comment_id: id });
    }
    const payload = await issueCommentPayload(
      state,
      then === "edited" ? "edited" : "created",
      REPOSITORY,
      pull.number,
      comment,
      by,
    );
    const changes = then === "edited" ? { changes: { body: { from: "Hello" } } } : {};
    await app.github.deliver("issue_comment", { ...payload, ...changes });
    return id;
  }

  it("answers a question and a mistake in one comment, and reacts", async () => {
    const pull = await opened();
    const id = await app.github
      .asUser("ada")
      .comment(pull, "Where are we?\n\n/threatmodel status\n/threatmodel aprove\n");
    expect(await answered(id)).toBe("confused");
    expect(await answersOn(pull)).toEqual([
      expect.stringMatching(
        /Waiting for Security to review.*Did you mean <code>\/threatmodel approve/s,
      ),
    ]);
  });

  it("signs off by command, without a word", async () => {
    const pull = await opened();
    const id = await app.github.asUser("sam").comment(pull, "/threatmodel approve Good work");
    expect(await answered(id)).toBe("+1");
    expect(titleOf(pull)).toBe("Threat model complete: 2 assets, 6 threats");
    expect(await answersOn(pull)).toEqual([]);
    const objection = await app.github
      .asUser("sam")
      .comment(pull, "/threatmodel request-changes Who reads the backups?");
    expect(await answered(objection)).toBe("+1");
    expect(titleOf(pull)).toBe("Security asked for changes");
  });

  it("tells the wrong person who may, and does nothing", async () => {
    const pull = await opened();
    const id = await app.github.asUser("ada").comment(pull, "/threatmodel approve");
    expect(await answered(id)).toBe("confused");
    expect(await answersOn(pull)).toEqual([
      expect.stringMatching(/active members of the security team.*\/threatmodel review/),
    ]);
    expect(titleOf(pull)).toBe("Waiting for Security to review");
  });

  it("refuses an approval of what has changed since, and takes a later one", async () => {
    const pull = await opened();
    const before = momentIn(0);
    const pushed = await app.github
      .asUser("ada")
      .push(pull, { [PATH.replace("refunds", `refunds-${branches}`)]: WORSE });
    await app.github.waitFor.checkRun(pushed);
    const early = await tell(pull, "sam", "/threatmodel approve", before);
    expect(await answered(early)).toBe("confused");
    expect(await answersOn(pull)).toEqual([
      expect.stringContaining(`/compare/${pull.headSha}...${pushed.headSha}`),
    ]);
    expect((await answersOn(pull))[0]).toContain(
      "- severity of An operator edits a ledger entry: high → low",
    );
    expect(titleOf(pushed)).toBe("Waiting for Security to review");
    const late = await tell(pull, "sam", "/threatmodel approve", momentIn(60));
    expect(await answered(late)).toBe("+1");
    expect(titleOf(pushed)).toBe("Threat model complete: 2 assets, 6 threats");
  });

  it("hears a comment once, however often it is told of it", async () => {
    const pull = await opened();
    const id = await app.github.asUser("olga").comment(pull, "/threatmodel help");
    expect(await answered(id)).toBe("+1");
    const told = app.github.deliveries.findLast(({ event }) => event === "issue_comment");
    await app.github.deliver("issue_comment", told?.payload ?? {});
    await app.github.redeliver(told?.guid ?? "");
    const next = await app.github.asUser("olga").comment(pull, "/threatmodel status");
    expect(await answered(next)).toBe("+1");
    expect(await answersOn(pull)).toHaveLength(2);
  });

  it.each(["deleted", "edited", "by a bot"] as const)("leaves alone what is %s", async (then) => {
    const pull = await opened();
    const gone = await tell(pull, "sam", "/threatmodel approve", momentIn(60), then);
    const next = await app.github.asUser("ben").comment(pull, "/threatmodel check");
    expect(await answered(next)).toBe("+1");
    expect(reactionsTo(gone)).toEqual([]);
    expect(titleOf(pull)).toBe("Waiting for Security to review");
  });

  it("opens the gate for a waiver, and for a design that needs no threat model", async () => {
    const pull = await opened("# Refunds\n\nA button gets another colour.\n");
    expect(titleOf(pull)).toMatch(/^\d gap/);
    const id = await tell(pull, "sam", "/threatmodel waive The fix is due today", momentIn(1));
    expect(await answered(id)).toBe("+1");
    expect(titleOf(pull)).toMatch(/^Waived by @\u200bsam: The fix is due today/u);

    const other = await opened("# Refunds\n\nA button gets another name.\n");
    const claim = await tell(other, "ben", "/threatmodel not-applicable A name", momentIn(1));
    expect(await answered(claim)).toBe("+1");
    expect(titleOf(other)).toMatch(/^Waiting for Security to confirm/);
    const word = await tell(other, "sam", "/threatmodel approve", momentIn(2));
    expect(await answered(word)).toBe("+1");
    expect(titleOf(other)).toBe("No threat model needed, confirmed by sam: A name");
  });

  it("takes a threat for accepted once somebody answers for it", async () => {
    const control = "| Entries are append-only and chained by hash | mitigated |";
    const pull = await opened(COMPLETE_DOCUMENT.replace(control, "| | open |"));
    expect(titleOf(pull)).toMatch(/^1 gap/);
    const id = await tell(
      pull,
      "sam",
      "/threatmodel accept T2 The chain comes in spring",
      momentIn(1),
    );
    expect(await answered(id)).toBe("+1");
    expect(titleOf(pull)).toBe("Waiting for Security to review");
    const run = app.github.checkRuns(REPOSITORY, pull.headSha).at(-1);
    expect(run?.output.summary).toMatch(
      /An operator edits a ledger entry, until .* by sam: The chain/,
    );
  });

  it("asks whom Security names, if they are of Security, and frees them", async () => {
    const pull = await opened();
    const asked = () => app.github.pull(REPOSITORY, pull.number).reviewers;
    const told = [];
    for (const line of ["assign @olga", "assign @kim", "unassign @kim"]) {
      const id = await app.github.asUser("sam").comment(pull, `/threatmodel ${line}`);
      told.push(`${line}: ${await answered(id)}, ${asked().join()}`);
    }
    expect(told).toEqual([
      "assign @olga: confused, ",
      "assign @kim: +1, kim",
      "unassign @kim: +1, ",
    ]);
  });

  it("asks Security for a review before the phase does", async () => {
    const pull = await opened(COMPLETE_DOCUMENT.replace("| T4 |", "| T4 | TODO |"));
    const id = await app.github.asUser("ben").comment(pull, "/threatmodel review");
    expect(await answered(id)).toBe("+1");
    expect(app.github.pull(REPOSITORY, pull.number).teams).toEqual(["security"]);
  });
});
