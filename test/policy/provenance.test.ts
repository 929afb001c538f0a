import { describe, expect, it, test } from "vitest";
import type { PolicyInForce } from "../../src/model/policy.ts";
import { versionUrl } from "../../src/model/provenance.ts";
import { explainPolicy } from "../../src/policy/explain.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import { provenanceOf } from "../../src/policy/provenance.ts";
import { readRepositoryFile, withRepositoryFile } from "../../src/policy/repository-file.ts";
import { SOME_RULES } from "./rule-entries.ts";

const PAGE = "https://github.com/acme/.github/blob/main/.github/threatmodel.yml";
const ACME = { url: PAGE, commit: "a".repeat(40) };
const BILLING = { url: PAGE.replace(".github/blob", "billing/blob"), commit: "b".repeat(40) };

const CONFIG = `version: 1
defaults:
  phase: training
teams:
  payments:
    phase: review
    github: payments-crew
  a.b: {}
documents: { headings: [Risks] }
rules:
  stride-gap: warning
`;
const OWN = `version: 1
rules:
  stride-gap: notice
  asset-duplicate: error
stride:
  coverage: asset
`;

function inForce(config: string, own: string | null): PolicyInForce {
  const parsed = parsePolicy(config, SOME_RULES);
  if (parsed.policy === null) throw new Error("not a config");
  const source = { kind: "file", ...ACME } as const;
  const provenance = provenanceOf("organization", ACME, parsed.lines);
  const organization = { policy: parsed.policy, source, mistakes: [], provenance };
  if (own === null) return organization;
  const laid = withRepositoryFile(parsed.policy, readRepositoryFile(own, SOME_RULES), SOME_RULES);
  return {
    ...organization,
    policy: laid.policy,
    provenance: provenanceOf("repository", BILLING, laid.lines, provenance),
  };
}

/** `path = value from source` of all that is no default. */
function explained(policy: PolicyInForce): readonly string[] {
  return explainPolicy(policy, SOME_RULES).flatMap(({ path, value, source }) => {
    if (source.kind === "default") return [];
    const from =
      "line" in source ? `${source.kind}:${source.line}@${source.commit?.[0]}` : source.kind;
    return [`${path} = ${String(value)} from ${from}`];
  });
}

describe("each value in force is explained", () => {
  it("by the file, line and commit that say it", () => {
    expect(explained(inForce(CONFIG, null))).toEqual([
      "defaults.phase = training from organization:3@a",
      "teams.payments.phase = review from organization:6@a",
      "teams.payments.github = payments-crew from organization:7@a",
      "teams.a.b.phase = training from organization:3@a",
      "documents.headings = Risks from organization:9@a",
      "rules.stride-gap = warning from organization:11@a",
    ]);
  });

  it("by the repository's own file as far as that counts", () => {
    expect(explained(inForce(CONFIG, OWN)).slice(-3)).toEqual([
      "stride.coverage = asset from repository:6@b",
      "rules.stride-gap = warning from organization:11@a",
      "rules.asset-duplicate = error from repository:4@b",
    ]);
  });

  it("as a default where nobody says it, and none is left out", () => {
    const values = explainPolicy(inForce("version: 1", null), SOME_RULES);
    expect(values.every(({ source }) => source.kind === "default")).toBe(true);
    expect(values.map(({ path }) => path)).toEqual(expect.arrayContaining(["rules.stride-gap"]));
    expect(values).toContainEqual({
      path: "remediation.low",
      value: null,
      source: { kind: "default" },
    });
  });

  it("by the settings where only they name the security team", () => {
    const policy = inForce("version: 1", null);
    const told = { ...policy, policy: { ...policy.policy, security: { team: "guild" } } };
    expect(explained(told)).toEqual(["security.team = guild from settings"]);
    const config = inForce("version: 1\nsecurity: { team: guild }", null);
    expect(explained(config)).toEqual(["security.team = guild from organization:2@a"]);
  });
});

test.each([
  [PAGE, null, null, PAGE],
  [PAGE, "c0ffee", null, PAGE.replace("main", "c0ffee")],
  [PAGE, "c0ffee", 7, `${PAGE.replace("main", "c0ffee")}#L7`],
  [PAGE.replace("main", "release/2"), "c0ffee", 7, `${PAGE.replace("main", "c0ffee")}#L7`],
])("the page %s at %j, line %j", (url, commit, line, page) => {
  expect(versionUrl({ url, commit }, line)).toBe(page);
});
