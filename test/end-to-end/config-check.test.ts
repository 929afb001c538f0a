import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import type { CheckRunRecord } from "../support/github/check-runs.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import { acme, type RunningApp, startApp } from "../support/running-app.ts";

const CONFIGS = "acme/.github";
const FILE = ".github/threatmodel.yml";
const NAME = "Threat model config";

const GOOD = `version: 1
security: { team: security }
teams:
  payments:
    phase: observation
    repos: ["billing-*"]
`;

let app: RunningApp;

beforeAll(async () => {
  app = await startApp(acme(GOOD));
});
afterAll(() => app.stop());
afterEach(() => expectNoViolations(app.github));

const sam = () => app.github.asUser("sam");

async function checked(repository: string, headSha: string, name = NAME): Promise<CheckRunRecord> {
  const found = () => app.github.checkRuns(repository, headSha).find((run) => run.name === name);
  await app.github.waitFor.until(`${name} of ${headSha}`, () => found() !== undefined);
  return found() ?? expect.fail();
}

let branches = 0;

/** The check of a pull request that proposes a config. */
async function proposed(config: string): Promise<CheckRunRecord> {
  const branch = `config-${++branches}`;
  const pull = await sam().openPullRequest(CONFIGS, { branch, files: { [FILE]: config } });
  return checked(CONFIGS, pull.headSha);
}

const said = ({ conclusion, output }: CheckRunRecord) => `${conclusion}: ${output.title}`;

const lines = ({ annotations }: CheckRunRecord) =>
  annotations.map((it) => `${it.start_line}:${it.start_column} ${it.message}`);

describe("a pull request that changes the config", () => {
  it("says which team would move on, and what that would have done to its last session", async () => {
    const files = { "docs/design/payouts.md": COMPLETE_DOCUMENT };
    const ada = app.github.asUser("ada");
    const design = await ada.openPullRequest("acme/billing-api", { branch: "payouts", files });
    await checked(design.repository, design.headSha, "Threat model");
    const run = await proposed(GOOD.replace("observation", "security-optional"));
    expect(said(run)).toBe("success: This config can be used; 1 change");
    expect(run.output.text).toContain(
      "- team payments: <code>observation</code> → <code>security-optional</code>",
    );
    expect(run.output.summary).toContain("This is Security's to decide");
    expect(run.output.text).toContain(
      "In the last session, 1 gate would open and 1 review fewer would be asked for.",
    );
    expect(run.output.text).toContain(
      "would open and Security would not be asked: Waiting for Security to review → Threat model complete: 2 assets, 6 threats",
    );
  });

  it("is told each mistake on its line and column, with the nearest right word", async () => {
    const run = await proposed(GOOD.replace("observation", "observe").replace("repos", "repo"));
    expect(said(run)).toBe("failure: 2 mistakes: this config cannot be used");
    expect(lines(run)).toEqual([
      expect.stringMatching(/^5:12 .*Did you mean "observation"\?$/),
      expect.stringMatching(/^6:5 .*Did you mean "repos"\?$/),
    ]);
  });

  it("is warned of what checks nothing: a rule that is off, a dead pattern, teams that are not there", async () => {
    const config = `${GOOD}    github: paiments
  search: { phase: review, github: payments, repos: [serch, billing-apy] }
rules:
  mitigation-missing: off
  diagram-missing: warning
`.replace("team: security", "team: securty");
    const run = await proposed(config);
    expect(said(run)).toBe("neutral: This config can be used; 5 changes; 6 things to look at");
    expect(lines(run)).toEqual([
      expect.stringMatching(/^2:19 .*"securty".*Did you mean "security"\?$/),
      expect.stringMatching(/^7:13 .*"paiments".*Did you mean "payments"\?$/),
      expect.stringMatching(/^8:54 "serch" matches none of the repositories/),
      expect.stringMatching(/^8:61 "billing-apy" .*Did you mean "billing-api"\?$/),
      expect.stringMatching(/^10:23 A known-bad document passes, as mitigation-missing is off:/),
      expect.stringMatching(/^11:20 .* as diagram-missing is only a warning:/),
    ]);
  });

  it("that does not touch the config has no such check", async () => {
    const files = { "profile/README.md": "# Acme\n" };
    const pull = await sam().openPullRequest(CONFIGS, { branch: "profile", files });
    await checked(CONFIGS, pull.headSha, "Threat model");
    expect(app.github.checkRuns(CONFIGS, pull.headSha)).toHaveLength(1);
  });

  it("that removes the file is told what decides then", async () => {
    const pull = await sam().openPullRequest(CONFIGS, { branch: "gone", files: { [FILE]: null } });
    const run = await checked(CONFIGS, pull.headSha);
    expect(said(run)).toMatch(/^neutral: Without this file, the defaults decide; \d changes$/);
    expect(run.output.text).toContain("- team payments: gone, was <code>observation</code>");
  });
});

describe("a push to the config", () => {
  it("that breaks it fails there, while others go on under the last good version and say so", async () => {
    const broken = GOOD.replace("observation", "optional");
    const commit = await sam().commit(CONFIGS, "main", { [FILE]: broken });
    const run = await checked(CONFIGS, commit);
    expect(said(run)).toBe("failure: 1 mistake: this config cannot be used");
    expect(lines(run)).toEqual([expect.stringMatching(/^5:12 .*"security-optional"\?$/)]);

    const ada = app.github.asUser("ada");
    const files = { "docs/design/refunds.md": COMPLETE_DOCUMENT };
    const pull = await ada.openPullRequest("acme/billing-api", { branch: "refunds", files });
    const gate = await checked(pull.repository, pull.headSha, "Threat model");
    expect(said(gate)).toBe("action_required: Waiting for Security to review");
    expect(gate.output.text).toContain("Team **payments** is in the **Observation** phase");
    expect(gate.output.text).toContain("The last good version decides until it is mended");

    await sam().rerunCheck(run.id);
    const again = () => app.github.checkRuns(CONFIGS, commit);
    await app.github.waitFor.until("the check again", () => again().length === 2);
    const mended = await sam().commit(CONFIGS, "main", { [FILE]: GOOD });
    expect(said(await checked(CONFIGS, mended))).toBe("success: This config can be used");
  });
});

it("a config that lets known faults pass is told of in the checks under it", async () => {
  const config = `${GOOD}rules: { mitigation-missing: off }\n`;
  const commit = await sam().commit(CONFIGS, "main", { [FILE]: config });
  expect(said(await checked(CONFIGS, commit))).toMatch(/^neutral: .*; 1 thing to look at$/);
  const ada = app.github.asUser("ada");
  const files = { "docs/design/vouchers.md": COMPLETE_DOCUMENT };
  const pull = await ada.openPullRequest("acme/billing-api", { branch: "vouchers", files });
  const { output } = await checked(pull.repository, pull.headSha, "Threat model");
  expect(output.text).toContain("A known-bad document passes, as mitigation-missing is off:");
  await checked(CONFIGS, await sam().commit(CONFIGS, "main", { [FILE]: GOOD }));
});

describe("a repository's own config", () => {
  const OWN = "acme/billing-api";

  async function proposedHere(branch: string, config: string): Promise<CheckRunRecord> {
    const ada = app.github.asUser("ada");
    const pull = await ada.openPullRequest(OWN, { branch, files: { [FILE]: config } });
    return checked(OWN, pull.headSha);
  }

  it("is told what it changes, and what of it is ignored", async () => {
    const run = await proposedHere(
      "own",
      "version: 1\nstride: { coverage: asset }\nrules: { stride-gap: off }\nteams: {}\n",
    );
    expect(said(run)).toBe("neutral: This config can be used; 1 change; 2 things to look at");
    expect(lines(run)).toEqual([
      expect.stringMatching(/^3:22 rules\.stride-gap: weaker than the organisation's/),
      expect.stringMatching(/^4:1 teams: only the organisation's config says this/),
    ]);
    expect(run.output.text).toContain("- stride.coverage: <code>model</code> → <code>asset</code>");
  });

  it("fails where it cannot be used, and leaves the organisation's in force", async () => {
    const run = await proposedHere("own-broken", "version: 1\nrule: {}\n");
    expect(said(run)).toBe("failure: 1 mistake: this config cannot be used");
    expect(run.output.summary).toContain("the organisation's settings would decide");
  });

  it("is checked on the default branch too", async () => {
    const config = "version: 1\nrules: { due-missing: error }\n";
    const commit = await app.github.asUser("ada").commit(OWN, "main", { [FILE]: config });
    expect(said(await checked(OWN, commit))).toBe("success: This config can be used");
  });
});
