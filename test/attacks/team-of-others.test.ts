import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const CONFIG = `version: 1
security: { team: security }
teams:
  platform: { phase: security-optional }
  payments: { phase: review }
  careful: { phase: review, paths: ["careful/**"] }
  lax: { phase: security-optional, paths: ["lax/**"] }
`;

let app: PacedApp;

beforeAll(async () => {
  const teams = {
    security: { members: ["sam"] },
    staff: { members: ["pia"] },
    platform: { members: ["pia", "ben"] },
    payments: { members: ["ada", "ben"] },
  };
  const repositories = {
    ".github": { files: { ".github/threatmodel.yml": CONFIG } },
    "billing-api": { files: { "careful/threat-model.md": COMPLETE_DOCUMENT } },
  };
  app = await startPacedApp({ acme: acme(CONFIG, { teams, repositories }) });
  await app.startWorking();
});
afterAll(() => app.stop());
beforeEach(() => app.settled());

let opened = 0;

/** The check of a document that somebody writes, naming a team in its front matter. */
async function checkOf(login: string, team: string | null) {
  const front = team === null ? "" : `---\nteam: ${team}\n---\n`;
  const pull = await app.github.asUser(login).openPullRequest("acme/billing-api", {
    branch: `design-${++opened}`,
    files: { [`docs/design/${opened}.md`]: front + COMPLETE_DOCUMENT },
  });
  await app.settled();
  const [check] = app.github.checkRuns("acme/billing-api", pull.headSha);
  return { conclusion: check?.conclusion, text: check?.output.text };
}

it.each([
  ["one's own team", "pia", null, "success", "Team **platform**"],
  ["the strictest of one's own", "ben", null, "action_required", "Team **payments**"],
  ["the one of one's own that the document names", "ben", "platform", "success", "names this team"],
  [
    "one's own, whatever other the document names",
    "ada",
    "platform",
    "action_required",
    "the author is not in platform, which the document names",
  ],
  [
    "nobody's, which is strictest, where no team is one's own",
    "sam",
    "platform",
    "action_required",
    "The **Traditional** phase",
  ],
])("a document is of %s", async (_, login, team, conclusion, said) => {
  const check = await checkOf(login, team);
  expect(check.conclusion).toBe(conclusion);
  expect(check.text).toContain(said);
});

it.each([
  ["as it is", COMPLETE_DOCUMENT],
  ["with changes", COMPLETE_DOCUMENT.replace("chargebacks,", "chargebacks and fees,")],
  ["and made another", COMPLETE_DOCUMENT.replaceAll(/[a-z]{5}/g, "refund")],
])("a document that is moved to another team's folder %s stays its own team's", async (_, text) => {
  const pull = await app.github.asUser("pia").openPullRequest("acme/billing-api", {
    branch: `design-${++opened}`,
    files: { "careful/threat-model.md": null, "lax/threat-model.md": text },
  });
  await app.settled();
  const [check] = app.github.checkRuns("acme/billing-api", pull.headSha);
  expect(check?.conclusion).not.toBe("success");
  expect(check?.output.text).toContain("Team **careful**");
});

it("whoever leaves a team leaves its phase at once", async () => {
  expect((await checkOf("pia", null)).conclusion).toBe("success");
  const membership = { org: "acme", team_slug: "platform", username: "pia" };
  await app.github.asUser("sam").octokit.teams.removeMembershipForUserInOrg(membership);
  await app.settled();
  expect((await checkOf("pia", null)).conclusion).toBe("action_required");
});

it("and every request was as GitHub publishes it", () => expectNoViolations(app.github));
