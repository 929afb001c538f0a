import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runGate } from "../../src/gate.ts";
import { pullByNumber } from "../../src/github/pull-request.ts";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { aPull } from "../support/facts-builder.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { pullKey, updatePull } from "../support/github/pulls.ts";
import { inBrief } from "../support/github/request-log.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const PATH = "docs/design/refunds.md";
const REQUEST = "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers";
const PEOPLE = ["kim", "lee", "sam"];

const config = (review: string) =>
  `version: 1\nsecurity: { team: security, review: ${review} }\ndefaults: { phase: review }\n`;
const ROUND_ROBIN = "{ assign: round-robin }";

describe("Security is asked by name", () => {
  let app: PacedApp;
  let opened = 0;
  let inForce = ROUND_ROBIN;

  beforeAll(async () => {
    const organization = acme(config(ROUND_ROBIN));
    const teams = { ...organization.teams, security: { members: PEOPLE } };
    app = await startPacedApp({ acme: { ...organization, teams } });
    await app.startWorking();
  });
  beforeEach(() => configured(ROUND_ROBIN));
  afterAll(async () => {
    expectNoViolations(app.github);
    await app.stop();
  });

  async function configured(review: string): Promise<void> {
    if (review === inForce) return;
    inForce = review;
    const files = { ".github/threatmodel.yml": config(review) };
    await app.github.asUser("ada").commit("acme/.github", "main", files);
    await app.settled();
  }
  /** A draft with a complete threat model; nobody is asked for it yet. */
  async function draft(login = "ada"): Promise<OpenedPull> {
    const pull = await app.github.asUser(login).openPullRequest(BILLING, {
      branch: `design-${opened++}`,
      files: { [PATH]: `${COMPLETE_DOCUMENT}\nVersion ${opened}.\n` },
      isDraft: true,
    });
    await app.settled();
    app.github.requests.length = 0;
    return pull;
  }
  async function ready(pull: OpenedPull): Promise<void> {
    await app.github.asUser("ada").markReady(pull);
    await app.settled();
  }
  async function readyOne(login = "ada"): Promise<OpenedPull> {
    const pull = await draft(login);
    await ready(pull);
    return pull;
  }
  const reviewers = ({ number }: OpenedPull) => app.github.pull(BILLING, number).reviewers;
  const teams = ({ number }: OpenedPull) => app.github.pull(BILLING, number).teams;
  const outcomes = () =>
    app.github.requests.map(inBrief).filter((request) => request.startsWith(REQUEST));
  const said = ({ headSha }: OpenedPull) =>
    app.github.checkRuns(BILLING, headSha).at(-1)?.output.summary?.replaceAll("\u200b", "");
  const refuse = (times: number) =>
    app.github.failNext({ method: "POST", path: "/requested_reviewers", status: 422, times });

  // These first: each pull request that is open by then is checked again under a changed config.
  it("not where GitHub has put people in the place of the team", async () => {
    await configured("{ assign: team }");
    const pull = await draft();
    const kept = app.github.state.pulls.get(pullKey(BILLING, pull.number));
    if (kept !== undefined) updatePull(app.github.state, kept, { teams: [], reviewers: ["lee"] });
    await ready(pull);
    expect(outcomes()).toEqual([]);
    expect(said(pull)).toContain("Security (@lee)");
  });

  it("one by one where GitHub refuses two at once", async () => {
    await configured("{ assign: least-busy, count: 2 }");
    refuse(1);
    const pull = await readyOne();
    expect(outcomes()).toEqual([`${REQUEST} 422`, `${REQUEST} 201`, `${REQUEST} 201`]);
    expect(reviewers(pull)).toHaveLength(2);
  });

  it("as a team where everybody is away, and the check says so", async () => {
    await configured("{ assign: random, away: [sam, Kim, lee] }");
    const pull = await readyOne();
    expect(teams(pull)).toEqual(["security"]);
    expect(said(pull)).toContain("so the whole team is asked");
  });

  it("once, and the check names them without calling them", async () => {
    const pull = await readyOne();
    const [reviewer = ""] = reviewers(pull);
    expect(PEOPLE).toContain(reviewer);
    expect(outcomes()).toEqual([`${REQUEST} 201`]);
    expect(teams(pull)).toEqual([]);
    expect(said(pull)).toContain(`**Next step:** Security (@${reviewer}) — `);
    const runs = app.github.checkRuns(BILLING, pull.headSha);
    expect(runs.at(-1)?.output.summary).not.toContain(`@${reviewer}`);
    expect(runs).toHaveLength(2);
  });

  it("and nobody twice, whatever comes after", async () => {
    const pull = await readyOne();
    await app.github.asUser("ada").convertToDraft(pull);
    await ready(pull);
    expect(outcomes()).toEqual([`${REQUEST} 201`]);
    app.github.requests.length = 0;
    await app.github.asUser("ada").push(pull, { "src/a.ts": "export {};\n" });
    await app.settled();
    const asked = app.github.requests.map(inBrief).filter((it) => !it.includes("access_tokens"));
    expect(asked).toHaveLength(2);
  });

  it.each(PEOPLE)("but never the author, such as %s", async (author) => {
    const pull = await readyOne(author);
    expect(reviewers(pull)).toHaveLength(1);
    expect(reviewers(pull)).not.toContain(author);
  });

  it("three drafts made ready at once, of three people", async () => {
    const pulls = [await draft(), await draft(), await draft()];
    for (const pull of pulls) await app.github.asUser("ada").markReady(pull);
    await app.settled();
    expect(pulls.flatMap(reviewers).toSorted()).toEqual(PEOPLE);
  });

  it("once by deliveries of one moment", async () => {
    const pull = await draft();
    await app.github.asUser("ada").markReady(pull);
    const { payload = {} } =
      app.github.deliveries.findLast(({ event }) => event === "pull_request") ?? {};
    await Promise.all(
      ["opened", "reopened", "ready_for_review"].map((action) =>
        app.github.deliver("pull_request", { ...payload, action }),
      ),
    );
    await app.settled();
    expect(outcomes()).toEqual([`${REQUEST} 201`]);
  });

  it("once by two runs of one moment, which find the same", async () => {
    const pull = await draft();
    const kept = app.github.state.pulls.get(pullKey(BILLING, pull.number));
    if (kept !== undefined) updatePull(app.github.state, kept, { isDraft: false });
    const world = { ...(await app.enter(BILLING)), isRepeated: false };
    const { id } = await app.github.state.emulator.read(`/repos/${BILLING}`);
    const { repository } = aPull();
    const given = await pullByNumber(world.github, { ...repository, id: Number(id) }, pull.number);
    await Promise.all([runGate(world, given), runGate(world, given)]);
    expect(outcomes()).toEqual([`${REQUEST} 201`]);
    expect(reviewers(pull)).toHaveLength(1);
  });

  it("not where people have picked somebody of it by hand", async () => {
    const pull = await draft();
    const { octokit } = app.github.asUser("ada");
    const place = { owner: "acme", repo: "billing-api", pull_number: pull.number };
    await octokit.pulls.requestReviewers({ ...place, reviewers: ["kim"] });
    await ready(pull);
    expect(outcomes()).toEqual([]);
    expect(said(pull)).toContain("Security (@kim)");
  });

  it("also where somebody outside of it was picked by hand", async () => {
    const pull = await draft();
    const { octokit } = app.github.asUser("ada");
    const place = { owner: "acme", repo: "billing-api", pull_number: pull.number };
    await octokit.pulls.requestReviewers({ ...place, reviewers: ["ben"] });
    await ready(pull);
    expect(outcomes()).toEqual([`${REQUEST} 201`]);
  });

  it("by another name where GitHub refuses the first", async () => {
    refuse(1);
    const pull = await readyOne();
    expect(outcomes()).toEqual([`${REQUEST} 422`, `${REQUEST} 201`]);
    expect(said(pull)).toContain(`Security (@${reviewers(pull)[0]})`);
    expect(said(pull)).not.toContain("refused");
  });

  it("as a team where GitHub refuses them all, and the check says what helps", async () => {
    refuse(3);
    const pull = await readyOne();
    expect(outcomes()).toHaveLength(4);
    expect(teams(pull)).toEqual(["security"]);
    expect(said(pull)).toMatch(
      /refused to ask @\w+, @\w+, @\w+ for a review, so the team is next\./,
    );
    expect(said(pull)).toContain("Security (security)");
  });

  it("and not again and again where GitHub refuses the team too", async () => {
    refuse(4);
    const pull = await readyOne();
    expect(said(pull)).toContain("GitHub refused to ask the team security");
    app.github.requests.length = 0;
    await app.github.asUser("ada").convertToDraft(pull);
    await ready(pull);
    expect(outcomes()).toEqual([`${REQUEST} 201`]);
    expect(teams(pull)).toEqual(["security"]);
  });

  it("as soon as somebody says so in a comment, and once", async () => {
    const pull = await draft();
    for (const command of [
      "/threatmodel review",
      "Please, /threatmodel review\n/threatmodel review",
    ]) {
      await app.github.asUser("ada").comment(pull, command);
      await app.settled();
    }
    expect(outcomes()).toEqual([`${REQUEST} 201`]);
    expect(reviewers(pull)).toHaveLength(1);
    expect(said(pull)).toContain(`Security (@${reviewers(pull)[0]})`);
  });

  it("by the name that was chosen, also where it took another try", async () => {
    const pull = await draft();
    app.github.failNext({ method: "POST", path: "/requested_reviewers", status: 403 });
    await ready(pull);
    expect(reviewers(pull)).toEqual([]);
    const named = said(pull);
    await app.pass(60);
    expect(outcomes()).toEqual([`${REQUEST} 403`, `${REQUEST} 201`]);
    expect(named).toContain(`Security (@${reviewers(pull)[0]})`);
    expect(said(pull)).toBe(named);
  });

  it("until they have said something, if only a comment", async () => {
    const pull = await readyOne();
    const [login = ""] = reviewers(pull);
    const { id } = await app.github.state.emulator.read(`/repos/${BILLING}`);
    const turns = () => app.store.assignedReviews.list(Number(id), pull.number);
    expect(await turns()).toMatchObject([{ login, state: "asked", isAnswered: false }]);
    await app.github.asUser(login).review(pull, "COMMENT", "Which keys are these?");
    await app.settled();
    expect(await turns()).toMatchObject([{ login, state: "asked", isAnswered: true }]);
  });

  it("as the same person for a threat model that has changed since, unless they are away", async () => {
    const pull = await readyOne();
    const [reviewer = ""] = reviewers(pull);
    const change = async (from: string, to: string) => {
      await app.github.asUser("ada").push(pull, { [PATH]: COMPLETE_DOCUMENT.replace(from, to) });
      await app.settled();
    };
    await app.github.asUser(reviewer).review(pull, "APPROVE");
    await app.settled();
    expect(reviewers(pull)).toEqual([]);
    await change("| Ledger | high |", "| Ledger | low |");
    expect(reviewers(pull)).toEqual([reviewer]);

    const { headSha } = app.github.pull(BILLING, pull.number);
    await app.github.asUser(reviewer).review({ ...pull, headSha }, "APPROVE");
    await app.settled();
    await configured(`{ assign: round-robin, away: [${reviewer}] }`);
    await change("| Ledger | high |", "| Ledger | medium |");
    expect(reviewers(pull)).toHaveLength(1);
    expect(reviewers(pull)).not.toContain(reviewer);
  });
});
