import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const CONFIG = `version: 1
security: { team: security }
teams: { payments: { phase: observation, repos: [billing-api] } }
`;
const MEMBERS = "GET /orgs/{org}/teams/{team_slug}/members";

let app: PacedApp;
let design: OpenedPull;
let code: OpenedPull;

beforeAll(async () => {
  app = await startPacedApp({ acme: acme(CONFIG) });
  await app.startWorking();
  const open = (branch: string, path: string, text: string) =>
    app.github
      .asUser("ada")
      .openPullRequest("acme/billing-api", { branch, files: { [path]: text } });
  design = await open("design", "docs/design/refunds.md", COMPLETE_DOCUMENT);
  code = await open("code", "src/refunds.ts", "export const refunds = [];\n");
  await app.settled();
});
beforeEach(() => {
  app.github.requests.length = 0;
});
afterAll(async () => {
  expectNoViolations(app.github);
  await app.stop();
});

/** What the app asks GitHub for when people write under a pull request; tokens too. */
async function askedWhen(pull: OpenedPull, ...by: readonly string[]): Promise<readonly string[]> {
  for (const login of by) await app.github.asUser(login).comment(pull, "Which keys are these?");
  await app.settled();
  return app.github.requests.map(({ method, template }) => `${method} ${template}`);
}

async function frozenBy(): Promise<readonly string[]> {
  const { id } = await app.github.state.emulator.read("/repos/acme/billing-api");
  const events = await app.store.ledger.ofPull(Number(id), design.number);
  return events.flatMap((event) => (event.kind === "frozen" ? [event.by] : []));
}

test("a comment where there is no threat model costs nothing", async () => {
  expect(await askedWhen(code, "sam", "ben")).toEqual([]);
});

test("the author's comment costs nothing", async () => {
  expect(await askedWhen(design, "ada")).toEqual([]);
});

test("other people's comments cost one look at who is of Security", async () => {
  const asked = await askedWhen(design, "ben", "ben", "ben");
  expect(asked.filter((each) => !each.endsWith("/access_tokens"))).toEqual([MEMBERS]);
  expect(await frozenBy()).toEqual([]);
});

test("Security's first comment freezes, and those after it cost nothing", async () => {
  expect(await askedWhen(design, "sam", "ben", "sam")).toEqual([]);
  expect(await frozenBy()).toEqual(["sam"]);
});
