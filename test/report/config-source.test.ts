import { expect, test } from "vitest";
import type { PolicyInForce } from "../../src/model/policy.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { configSource } from "../../src/report/config-source.ts";
import { code } from "../../src/report/escape.ts";
import { NO_LINKS } from "../../src/report/report-links.ts";
import { configNotice } from "../../src/report/team-and-phase.ts";
import { aPull } from "../support/facts-builder.ts";

const page = (repository: string, branch: string) =>
  `https://github.com/acme/${repository}/blob/${branch}/.github/threatmodel.yml`;
const ACME = { url: page(".github", "main"), commit: "a".repeat(40) };
const OWN = { url: page("billing", "main"), commit: "b".repeat(40), isBroken: false, mistakes: [] };
const AT = `[the organisation's config](${page(".github", "a".repeat(40))}) at ${code("aaaaaaa")}`;
const OWN_AT = `This repository's [own config](${page("billing", "b".repeat(40))}) at ${code("bbbbbbb")} counts too.`;

const written: PolicyInForce = {
  policy: DEFAULT_POLICY,
  source: { kind: "file", ...ACME },
  mistakes: [],
  provenance: new Map([["teams.payments.phase", { kind: "organization", ...ACME, line: 9 }]]),
};
const payments = { team: "payments", phase: "review", why: "" } as const;
const nobody = { ...payments, team: null };
const line9 = `[line 9](${page(".github", "a".repeat(40))}#L9)`;

test.each([
  [written, payments, `The phase stands on ${line9} of ${AT}.`],
  [written, nobody, `The phase is the default: nothing in ${AT} sets it.`],
  [{ ...written, repository: OWN }, payments, `The phase stands on ${line9} of ${AT}. ${OWN_AT}`],
  [{ policy: DEFAULT_POLICY, source: { kind: "default" }, mistakes: [] }, nobody, ""],
] as const)("where the config came from is told: %#", (policy, ownership, told) => {
  expect(configSource(policy, ownership)).toBe(told);
});

const MISTAKE = { line: 3, column: 5, message: 'rules.stride-gap: "off" <b>@team</b>' };

test.each([
  [
    { isBroken: true, mistakes: [MISTAKE] },
    "cannot be used: it has 1 mistake. The organisation's values decide",
  ],
  [
    { isBroken: false, mistakes: [MISTAKE] },
    "says 1 thing that is ignored. All else in it counts.",
  ],
  [{ isBroken: false, mistakes: [MISTAKE, MISTAKE] }, "says 2 things that are ignored."],
])("what is wrong with a repository's own config is told: %j", (changes, told) => {
  const policy = { ...written, repository: { ...OWN, ...changes } };
  const notice = configNotice({ policy, pull: aPull() }, NO_LINKS);
  expect(notice).toContain(told);
  expect(notice).toContain("- line 3, column 5: ");
  expect(notice).not.toContain("@team");
});
