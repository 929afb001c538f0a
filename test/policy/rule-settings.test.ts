import { expect, test } from "vitest";
import { PHASES } from "../../src/model/phase.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { ruleSettings } from "../../src/policy/rule-settings.ts";

test("Security looks in every phase but the last", () => {
  const looks = PHASES.map((phase) => ruleSettings(DEFAULT_POLICY, phase).securityLooks);
  expect(looks).toEqual([true, true, true, true, false]);
});

test("a phase's changed policy changes whether Security looks", () => {
  const optional = { ...DEFAULT_POLICY.phases.review, signOff: "optional" } as const;
  const policy = { ...DEFAULT_POLICY, phases: { ...DEFAULT_POLICY.phases, review: optional } };
  expect(ruleSettings(policy, "review").securityLooks).toBe(false);
});

test("coverage and remediation are the policy's", () => {
  const policy = { ...DEFAULT_POLICY, coverage: "element", remediation: { high: 5 } } as const;
  expect(ruleSettings(policy, "training")).toEqual({
    coverage: "element",
    remediation: { high: 5 },
    securityLooks: true,
  });
});
