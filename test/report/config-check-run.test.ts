import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ConfigCheckInput, configCheckRun } from "../../src/report/config-check-run.ts";
import { ANNOTATION_LIMIT, TEXT_LIMIT } from "../../src/report/fit.ts";
import * as build from "./build-report.ts";
import { hostileText } from "./hostile.ts";
import { GITHUB_REFERENCES, textOf } from "./rendered.ts";
import { expectWellFormed } from "./well-formed.ts";

const { repository, headSha } = build.facts().pull;

function run(over: Partial<ConfigCheckInput> = {}) {
  return configCheckRun({
    repository,
    headSha,
    isThere: true,
    mistakes: [],
    warnings: [],
    isHeldAgainstGitHub: true,
    proposal: null,
    ...over,
  });
}

const MISTAKE = { line: 2, column: 20, message: 'Expected "review", found "reveiw".' };
const CHANGE = { what: "team payments", from: "observation", to: "review" };
const PROPOSAL = { author: "ada", securityTeam: "guards", changes: [CHANGE], replay: null };

describe("the check run of a config", () => {
  it.each<[string, Partial<ConfigCheckInput>, string]>([
    ["that is good", {}, "success: This config can be used"],
    ["with a mistake", { mistakes: [MISTAKE] }, "failure: 1 mistake: this config cannot be used"],
    [
      "that is worth a look",
      { warnings: [MISTAKE, MISTAKE] },
      "neutral: This config can be used; 2 things to look at",
    ],
    ["that is proposed", { proposal: PROPOSAL }, "success: This config can be used; 1 change"],
    [
      "that is gone",
      { isThere: false, proposal: PROPOSAL },
      "neutral: Without this file, the organisation's settings decide; 1 change",
    ],
  ])("%s has its title", (_, over, title) => {
    const check = run(over);
    expect(`${check.conclusion}: ${check.title}`).toBe(title);
  });

  it("stands with each mistake on its line and column, and names the first as the next step", () => {
    const check = run({ mistakes: [MISTAKE], proposal: PROPOSAL });
    expect(check.annotations).toEqual([
      {
        path: ".github/threatmodel.yml",
        line: 2,
        endLine: 2,
        column: 20,
        level: "failure",
        title: "Mistake in the config",
        message: MISTAKE.message,
      },
    ]);
    expect(check.text).toContain(`/blob/${headSha}/.github/threatmodel.yml?plain=1#L2)`);
    expect(check.summary).toContain("**Next step:** ada — mend line 2, column 20, and push again.");
    expect(check.summary).toContain("If it were merged, the organisation's settings would decide");
  });

  it.each([
    ["a later phase", "team payments", "observation", "security-optional", true],
    ["a later phase by default", "defaults.phase", "traditional", "review", true],
    ["another Security", "security.team", "guards", "payments", true],
    ["a stricter phase", "team payments", "review", "observation", false],
    ["a first Security", "security.team", "none", "guards", false],
    ["a team without Security", "team new", null, "security-optional", true],
    ["a phase without sign-off", "phases.review.sign_off", "required", "optional", true],
    ["gaps that block no more", "phases.review.gaps", "block", "show", true],
    ["a rule that is off", "rules.stride-gap", "error", "off", true],
    ["a stricter rule", "rules.stride-gap", "warning", "error", false],
    ["documents that nobody reads", "documents.ignore", "none", "**", true],
    ["a team that is gone", "team old", "review", null, false],
  ])("of the organisation that proposes %s says whose affair it is: %s", (...row) => {
    const [, what, from, to, isSecuritys] = row;
    const organizations = { ...repository, name: ".github" };
    const proposal = { ...PROPOSAL, changes: [{ what, from, to }] };
    const { summary } = run({ repository: organizations, proposal });
    const line = `/.github/threatmodel.yml @${repository.owner}/guards`;
    expect(summary.replaceAll("\u200b", "").includes(line)).toBe(isSecuritys);
  });

  it("says what nobody could look at", () => {
    expect(run({ isHeldAgainstGitHub: false }).summary).toContain("names are not checked");
  });

  it("keeps to GitHub's limits, and says what it leaves out", () => {
    const long = Array.from({ length: 3000 }, (_, at) => ({ ...MISTAKE, line: at + 1 }));
    const changes = long.map(({ line }) => ({ ...CHANGE, what: `team t${line}` }));
    const check = run({ warnings: long, proposal: { ...PROPOSAL, changes } });
    expect(Buffer.byteLength(check.text)).toBeLessThanOrEqual(TEXT_LIMIT);
    expect(check.annotations).toHaveLength(ANNOTATION_LIMIT);
    expect(check.text).toMatch(/[\d,]+ more lines did not fit here/);
    expect(check.text).toMatch(/[\d,]+ more changes did not fit here/);
  });

  it("pings nobody and breaks nothing, whatever stands in the file", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const changes = [{ what: `team ${text}`, from: text, to: text }];
        const mistakes = [{ ...MISTAKE, message: text }];
        const check = run({
          mistakes,
          proposal: { author: text, securityTeam: text, changes, replay: null },
        });
        expectWellFormed(check.text);
        for (const reference of GITHUB_REFERENCES) {
          expect(textOf(check.text)).not.toMatch(reference);
          expect(textOf(check.summary)).not.toMatch(reference);
          expect(check.annotations[0]?.message).not.toMatch(reference);
        }
      }),
      { numRuns: 60 },
    );
  });
});
