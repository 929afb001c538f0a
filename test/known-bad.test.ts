import { describe, expect, it } from "vitest";
import { knownBadDocuments } from "../src/gather/known-bad-documents.ts";
import { passesOf } from "../src/known-bad.ts";
import { DEFAULT_POLICY } from "../src/policy/defaults.ts";

const NOW = "2026-11-23T12:00:00Z";
const documents = knownBadDocuments();
const rules = documents.map(({ rule }) => rule);

describe("the known-bad documents", () => {
  it("are there", () => {
    expect(rules.length).toBeGreaterThanOrEqual(6);
  });

  it("do not pass by default", () => {
    expect(passesOf(DEFAULT_POLICY, documents, NOW)).toEqual([]);
  });

  it.each(
    rules.flatMap(
      (rule) =>
        [
          [rule, "off", "model"],
          [rule, "warning", "element"],
        ] as const,
    ),
  )(
    "of %s alone passes where that rule is %s, with STRIDE asked of each %s",
    (rule, level, coverage) => {
      const policy = { ...DEFAULT_POLICY, rules: { [rule]: level }, coverage } as const;
      const [warning, ...others] = passesOf(policy, documents, NOW);
      expect(others).toEqual([]);
      expect(warning?.path).toEqual(["rules", rule]);
      expect(warning?.message).toMatch(/^A known-bad document passes, as .*\.$/);
    },
  );

  it("say nothing of a policy under which no gap blocks: Security looks at all", () => {
    const shown = { gaps: "show", signOff: "required", request: "ready" } as const;
    const { phases } = DEFAULT_POLICY;
    const all = Object.keys(phases).map((phase) => [phase, shown]);
    const policy = { ...DEFAULT_POLICY, phases: { ...phases, ...Object.fromEntries(all) } };
    expect(passesOf(policy, documents, NOW)).toEqual([]);
  });
});
