import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { COVERAGE_MODES } from "../../src/model/coverage.ts";
import { LEVELS } from "../../src/model/gap.ts";
import type { Policy } from "../../src/model/policy.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { readRepositoryFile, withRepositoryFile } from "../../src/policy/repository-file.ts";
import { weakerCoverage, weakerLevel, weakerLimit } from "../../src/policy/weaker-values.ts";
import { RULES } from "../../src/rules/index.ts";

const acme: Policy = {
  ...DEFAULT_POLICY,
  defaultPhase: "review",
  documents: { paths: ["docs/**"], ignore: ["docs/old/**"], headings: ["Risks"], maxBytes: 4096 },
  coverage: "asset",
  rules: { "diagram-missing": "warning", "ticket-missing": "notice" },
  remediation: { critical: 7, high: 30 },
};
const lenient: Policy = { ...acme, repositoryOverrides: "weaker" };

const laid = (text: string, organization = acme) =>
  withRepositoryFile(organization, readRepositoryFile(text));
const said = (text: string, organization = acme) =>
  laid(text, organization).mistakes.map(({ line, message }) => `${line}: ${message}`);

const WEAKER = [
  'documents:\n  paths: ["other/**"]',
  'documents:\n  ignore: ["docs/old/**", "**/*.md"]',
  "documents:\n  max_bytes: 2048",
  "stride:\n  coverage: model",
  "stride:\n  coverage: element",
  "rules:\n  diagram-missing: notice",
  "rules:\n  ticket-missing: off",
  "rules:\n  stride-gap: warning",
  "rules:\n  unread-content: warning",
  "remediation:\n  critical: 8d",
  "remediation:\n  high: none",
];

describe("a value that is weaker than the organisation's", () => {
  test.each(WEAKER)("is ignored, which is said at its line: %j", (value) => {
    const { policy, isBroken, mistakes } = laid(`version: 1\n${value}\n`);
    const added = { ...acme.documents, paths: ["docs/**", "other/**"] };
    expect(policy).toEqual(value.includes("other") ? { ...acme, documents: added } : acme);
    expect(isBroken).toBe(false);
    expect(mistakes.map(({ line, message }) => [line, message])).toEqual([
      [3, expect.stringContaining("weaker than the organisation's")],
    ]);
  });

  test.each(WEAKER)("counts where the organisation allows it: %j", (value) => {
    const { policy, mistakes } = laid(`version: 1\n${value}\n`, lenient);
    expect(policy).not.toEqual(lenient);
    expect(mistakes).toEqual([]);
  });

  test("of a list that is one text leaves the list empty, which asks for more", () => {
    const text = "version: 1\ndocuments: { ignore: '**' }\n";
    expect(laid(text).policy).toEqual({ ...acme, documents: { ...acme.documents, ignore: [] } });
    expect(said(text)).toEqual([
      '2: documents.ignore: weaker than the organisation\'s: "**" leaves more documents alone. It is ignored.',
    ]);
  });

  test("is ignored alone", () => {
    const text = `version: 1
rules:
  diagram-missing: off
  ticket-missing: error
remediation: { critical: 1d, high: 1000d, low: 90d }
`;
    expect(laid(text).policy).toEqual({
      ...acme,
      rules: { "diagram-missing": "warning", "ticket-missing": "error" },
      remediation: { critical: 1, high: 30, low: 90 },
    });
    expect(said(text)).toEqual([
      '3: rules.diagram-missing: weaker than the organisation\'s: "off" is lower than "warning". It is ignored.',
      "5: remediation.high: weaker than the organisation's: 1000d is later than 30d. It is ignored.",
    ]);
  });
});

test("what asks for as much or more counts", () => {
  const text = `version: 1
documents: { paths: ["docs/**", "rfc/**"], ignore: [], headings: Gefahren, max_bytes: 8192 }
rules: { unread-content: error, diagram-missing: error }
`;
  const { policy, mistakes } = laid(text);
  expect(policy.documents).toEqual({
    paths: ["docs/**", "rfc/**"],
    ignore: [],
    headings: ["Risks", "Gefahren"],
    maxBytes: 8192,
  });
  expect(policy.rules).toMatchObject({ "unread-content": "error", "diagram-missing": "error" });
  expect(mistakes).toEqual([]);
});

test.each([
  "phases: {}",
  "teams: { a: { phase: review } }",
  "security: { team: us }",
  "defaults: 7",
])("%j is the organisation's alone to say, and is ignored alone", (key) => {
  const { policy, isBroken, mistakes } = laid(
    `version: 1\n${key}\nrules: { ticket-missing: error }\n`,
  );
  expect(policy).toEqual({ ...acme, rules: { ...acme.rules, "ticket-missing": "error" } });
  expect(isBroken).toBe(false);
  expect(mistakes).toMatchObject([{ line: 2, column: 1 }]);
  expect(mistakes[0]?.message).toContain("only the organisation's config says this");
});

test("allow_repository_overrides in it allows nothing", () => {
  const text = "version: 1\nallow_repository_overrides: weaker\nrules: { ticket-missing: off }\n";
  expect(laid(text).policy).toEqual(acme);
  expect(laid(text).mistakes).toHaveLength(2);
});

test.each([
  ["nothing", ""],
  ["no version", "rules: { ticket-missing: error }"],
  ["an unknown key", "version: 1\nrule: { ticket-missing: error }"],
  ["an unknown level", "version: 1\nrules: { ticket-missing: eror }"],
  ["no YAML", "version: [1"],
  ["an alias", "version: 1\nrules: &r { ticket-missing: error }\nstride: *r"],
  ["more than is read", `version: 1\n#${"x".repeat(300_000)}`],
  ["deep nesting", `version: 1\nrules: ${"[".repeat(5000)}${"]".repeat(5000)}`],
])("a file with %s cannot be used, and the organisation's values stay", (_, text) => {
  const { policy, isBroken, mistakes } = laid(text);
  expect(policy).toEqual(acme);
  expect(isBroken).toBe(true);
  expect(mistakes.length).toBeGreaterThan(0);
});

test("no file asks for less than the organisation does", () => {
  const level = fc.constantFrom(...LEVELS, "off");
  const rule = fc.constantFrom(...RULES.map(({ id }) => id));
  const days = fc.oneof(fc.constant("none"), fc.integer({ min: 1, max: 60 }));
  const globs = fc.subarray(["docs/**", "docs/old/**", "a/**", "**"]);
  const file = fc.record({
    version: fc.constant(1),
    documents: fc.record({ paths: globs, ignore: globs }, { requiredKeys: [] }),
    stride: fc.record({ coverage: fc.constantFrom(...COVERAGE_MODES) }),
    rules: fc.dictionary(rule, level),
    remediation: fc.record({ critical: days, high: days, low: days }, { requiredKeys: [] }),
  });
  fc.assert(
    fc.property(file, (written) => {
      const { policy, isBroken } = laid(stringify(written));
      expect(isBroken).toBe(false);
      expect(weakerCoverage(policy.coverage, acme.coverage)).toBeNull();
      for (const { id, level: usual, heaviest = usual } of RULES) {
        const before = acme.rules[id] ?? heaviest;
        expect(weakerLevel(policy.rules[id] ?? heaviest, before)).toBeNull();
      }
      for (const severity of ["critical", "high"] as const) {
        const before = acme.remediation[severity] ?? null;
        expect(weakerLimit(policy.remediation[severity] ?? null, before)).toBeNull();
      }
      expect(policy.documents.paths).toContain("docs/**");
      expect(acme.documents.ignore).toEqual(expect.arrayContaining([...policy.documents.ignore]));
    }),
  );
});
