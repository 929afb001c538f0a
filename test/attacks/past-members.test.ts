import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull, Person } from "../support/github/person.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const CONFIG = "version: 1\nsecurity: { team: security }\ndefaults: { phase: review }\n";
const WAITING = "action_required: Waiting for Security to review";

/** Ways to say that the gate may open. */
const WORDS: [what: string, say: (person: Person, pull: OpenedPull) => Promise<unknown>][] = [
  ["an approval", (person, pull) => person.review(pull, "APPROVE")],
  ["an approval by command", (person, pull) => person.comment(pull, "/threatmodel approve")],
  ["a waiver", (person, pull) => person.comment(pull, "/threatmodel waive It has to go out")],
];

let app: PacedApp;
let opened = 0;

beforeAll(async () => {
  const teams = { security: { members: ["sam", "kim"] }, payments: { members: ["ada", "ben"] } };
  app = await startPacedApp({ acme: acme(CONFIG, { teams, members: ["olga"] }) });
  await app.startWorking();
});
afterAll(async () => {
  expectNoViolations(app.github);
  await app.stop();
});

async function open(by = "ada", message?: string): Promise<OpenedPull> {
  const branch = `design-${++opened}`;
  const files = { [`docs/design/${opened}.md`]: COMPLETE_DOCUMENT };
  const title = message ?? "A design";
  const pull = await app.github.asUser(by).openPullRequest(BILLING, { branch, files, title });
  await app.settled();
  // Comments speak of what was read before they were written, to the second.
  await app.pass(2);
  return pull;
}

function verdict({ headSha }: OpenedPull): string {
  const run = app.github.checkRuns(BILLING, headSha).at(-1);
  return `${run?.conclusion}: ${run?.output.title}`;
}

async function be(member: "in" | "out", login: string): Promise<void> {
  const { teams } = app.github.asUser("sam").octokit;
  const membership = { org: "acme", team_slug: "security", username: login };
  if (member === "in") await teams.addOrUpdateMembershipForUserInOrg(membership);
  else await teams.removeMembershipForUserInOrg(membership);
  await app.settled();
}

describe.each(WORDS)("%s", (_, say) => {
  it("of Security opens the gate, until who gave it leaves, with nobody pushing", async () => {
    const pull = await open();
    await say(app.github.asUser("kim"), pull);
    await app.settled();
    expect(verdict(pull)).toMatch(/^success/);
    await be("out", "kim");
    expect(verdict(pull)).toBe(WAITING);
    await be("in", "kim");
  });

  it.each([
    ["somebody of no team", "olga"],
    ["a colleague", "ben"],
    ["the author", "ada"],
  ])("of %s opens nothing", async (_who, login) => {
    const pull = await open();
    await say(app.github.asUser(login), pull).catch(() => {});
    await app.settled();
    expect(verdict(pull)).toBe(WAITING);
  });

  it("of who left before opens nothing", async () => {
    const pull = await open();
    await be("out", "kim");
    await say(app.github.asUser("kim"), pull);
    await app.settled();
    await be("in", "kim");
    expect(verdict(pull)).toBe(WAITING);
  });

  it.each([
    ["who opened it", "sam", "A design"],
    ["a co-author", "ada", "A design\n\nCo-authored-by: Sam <1+sam@users.noreply.github.com>"],
  ])("of Security that is %s opens nothing", async (_who, author, message) => {
    const pull = await open(author, message);
    await say(app.github.asUser("sam"), pull).catch(() => {});
    await app.settled();
    expect(verdict(pull)).toBe(WAITING);
  });
});
