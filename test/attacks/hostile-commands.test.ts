import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const OPEN = "acme/open-source";
const CONFIG = `version: 1
security: { team: security }
defaults: { phase: review }
public_repositories: summary
teams:
  careful: { phase: observation, paths: ["careful/**"] }
`;
const WAITING = "action_required: Waiting for Security to review";
const COMPLETE = "success: Threat model complete: 2 assets, 6 threats";

let app: PacedApp;
let opened = 0;

beforeAll(async () => {
  const repositories = {
    ".github": { files: { ".github/threatmodel.yml": CONFIG } },
    "billing-api": { files: { "docs/design/old.md": COMPLETE_DOCUMENT } },
    "open-source": { isPublic: true, files: { "README.md": "# Open\n" } },
  };
  app = await startPacedApp({ acme: acme(CONFIG, { repositories, members: ["olga"] }) });
  await app.startWorking();
});
afterAll(async () => {
  expectNoViolations(app.github);
  await app.stop();
});

async function open(
  files: Readonly<Record<string, string | null>> = { "docs/design/a.md": COMPLETE_DOCUMENT },
  {
    repository = BILLING,
    by = "ada",
    fork,
  }: Partial<Record<"repository" | "by" | "fork", string>> = {},
): Promise<OpenedPull> {
  const branch = `design-${++opened}`;
  const given = { branch, files: { ...files, "src/number.ts": branch } };
  const pull = await app.github
    .asUser(by)
    .openPullRequest(repository, fork === undefined ? given : { ...given, fork });
  await app.settled();
  await app.pass(2);
  return pull;
}

function verdict({ repository, headSha }: OpenedPull): string {
  const run = app.github.checkRuns(repository, headSha).at(-1);
  return `${run?.conclusion}: ${run?.output.title}`;
}

async function write(login: string, pull: OpenedPull, body: string): Promise<string> {
  await app.github.asUser(login).comment(pull, body);
  await app.settled();
  return verdict(pull);
}

describe("a comment of Security", () => {
  it.each([
    ["a quotation", "> /threatmodel approve\n\nNo."],
    ["a quotation that goes on", "> He wrote\n/threatmodel approve"],
    ["a fence", "```\n/threatmodel approve\n```"],
    ["an indented block", "So:\n\n    /threatmodel approve\n"],
    ["a code span", "`/threatmodel approve`"],
    ["a code span of two lines", "`\n/threatmodel approve\n`"],
    ["an HTML comment", "<!--\n/threatmodel approve\n-->"],
    ["a sentence", "Shall I write /threatmodel approve?"],
    ["look-alike letters", "/threatmodel \u0430pprove"],
    ["letters that cannot be seen", "/threatmodel ap\u200bprove"],
    ["letters that turn around", "/threatmodel \u202eevorppa"],
    ["another slash", "\uff0fthreatmodel approve"],
  ])("signs nothing off by a command in %s", async (_where, body) => {
    const pull = await open();
    expect(await write("sam", pull, body)).toBe(WAITING);
    expect(await write("sam", pull, "Fine.\n\n/threatmodel approve")).toBe(COMPLETE);
  });
});

describe("a pull request of a fork", () => {
  it("is opened by Security alone, whatever its author writes or presses", async () => {
    const fork = await app.github.asUser("olga").fork(OPEN);
    const pull = await open(undefined, { repository: OPEN, by: "olga", fork });
    const words = ["approve", "waive It is urgent", "check"];
    for (const word of words) {
      expect(await write("olga", pull, `/threatmodel ${word}`)).toMatch(/^action_required/);
    }
    const run = app.github.checkRuns(OPEN, pull.headSha).at(-1);
    await app.github.asUser("olga").rerunCheck(run?.id ?? 0);
    await app.github.asUser("olga").press(run?.id ?? 0, "re-check");
    await app.settled();
    expect(verdict(pull)).toMatch(/^action_required/);
    expect(await write("sam", pull, "/threatmodel approve")).toMatch(/^success/);
  });
});

it("a threat model that is moved to where nobody reads it waits for Security", async () => {
  const pull = await open({ "docs/design/old.md": null, "docs/old.txt": COMPLETE_DOCUMENT });
  expect(verdict(pull)).toMatch(/^action_required/);
});

it("a public repository's checks and answers name no document and no threat", async () => {
  const bad = COMPLETE_DOCUMENT.replace("| mitigated |", "| open |").replace(/^\| T3 .*\n/m, "");
  const files = { "careful/design/vault.md": bad, "docs/design/ledger.md": bad };
  const pull = await open(files, { repository: OPEN });
  for (const line of [
    "status",
    "hint",
    "template",
    "accept T1 It comes later",
    "explain stride-gap",
  ]) {
    await write("sam", pull, `/threatmodel ${line}`);
  }
  const { data } = await app.github.asUser("sam").octokit.issues.listComments({
    owner: "acme",
    repo: "open-source",
    issue_number: pull.number,
  });
  const answers = data.flatMap(({ user, body }) => (user?.type === "Bot" ? [body ?? ""] : []));
  const runs = app.github.checkRuns(OPEN, pull.headSha);
  const told = JSON.stringify([answers, runs.map(({ output }) => output)]);
  expect(answers).toHaveLength(5);
  expect(told).toContain("careful");
  expect(told).not.toMatch(/vault|ledger\.md|design\/|shop key|Billing API/i);
});
