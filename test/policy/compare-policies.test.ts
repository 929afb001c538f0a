import fc from "fast-check";
import { expect, test } from "vitest";
import { comparePolicies } from "../../src/policy/compare-policies.ts";
import { parsePolicy } from "../../src/policy/parse.ts";

const BEFORE = `version: 1
security: { team: security }
teams:
  payments: { phase: observation, repos: ["billing-*", ledger] }
  web: { phase: training }
documents: { paths: [docs/design/**] }
rules: { ticket-missing: warning }
`;

function policyOf(text: string) {
  return parsePolicy(text).policy ?? expect.fail(`not a config: ${text}`);
}

/** A change to the file, and how it is told. */
const CHANGES: readonly (readonly [from: string, to: string, told: readonly string[]])[] = [
  ["observation", "security-optional", ["team payments: observation → security-optional"]],
  ["  web: { phase: training }\n", "", ["team web: training → gone"]],
  ["  web:", "  shop: {}\n  web:", ["team shop: new → traditional"]],
  ["ledger]", "books]", ["team payments, repos: billing-*, ledger → billing-*, books"]],
  ["web: {", "web: { github: site,", ["team web, github: web → site"]],
  ["ticket-missing: warning", "ticket-missing: off", ["rules.ticket-missing: warning → off"]],
  ["rules: {", "rules: { stride-gap: error,", []],
  ["rules: {", "rules: { stride-gap: off,", ["rules.stride-gap: error → off"]],
  ["rules:", "stride: { coverage: asset }\nrules:", ["stride.coverage: model → asset"]],
  ["rules:", "defaults: { phase: review }\nrules:", ["defaults.phase: traditional → review"]],
  ["team: security", "team: appsec", ["security.team: security → appsec"]],
  ["security: { team: security }\n", "", ["security.team: security → none"]],
  [
    "team: security }",
    "team: security, review: { assign: random, away: [kim] } }",
    ["security.review.assign: team → random", "security.review.away: none → kim"],
  ],
  ["docs/design/**", "design/**", ["documents.paths: docs/design/** → design/**"]],
  ["rules:", "remediation: { high: none }\nrules:", ["remediation.high: 30 → gone"]],
  [
    "rules:",
    "interests: [{ when: { severity: critical }, then: request-review }]\nrules:",
    ["interests: none → a critical threat (request-review)"],
  ],
  ["rules:", "public_repositories: summary\nrules:", ["public_repositories: full → summary"]],
  ["rules:", "remediation: { low: 90d }\nrules:", ["remediation.low: new → 90"]],
  [
    "rules:",
    "phases: { review: { gaps: show, sign_off: optional } }\nrules:",
    ["phases.review.gaps: block → show", "phases.review.sign_off: required → optional"],
  ],
  ["rules:", "promotion: { late: 90d }\nrules:", ["promotion.late: 180 → 90"]],
  [
    "rules:",
    "training: { share: 1, refresh: 90d, records: [{ module: gone, on: 2026-03-02, people: [ada, ben] }] }\nrules:",
    ["training.share: 0.8 → 1", "training.refresh: 365 → 90", "training.records: 0 → 2"],
  ],
  [
    "rules:",
    "training: { modules: [{ name: live, link: https://training.example, stride: spoofing }, { name: own, link: https://training.example }] }\nrules:",
    [
      "training.modules: introduction, foundations, live → live, own",
      "training.module live.link: https://github.com/segmentio/threat-modeling-training → https://training.example",
      "training.module live.stride: none → spoofing",
    ],
  ],
  [
    "training }",
    "review }\n  shop: { phase: review }",
    ["team web: training → review", "team shop: new → review"],
  ],
];

test.each(CHANGES)("%j → %j changes just this", (from, to, told) => {
  expect(BEFORE).toContain(from);
  const changes = comparePolicies(policyOf(BEFORE), policyOf(BEFORE.replace(from, () => to)));
  const words = changes.map((it) => `${it.what}: ${it.from ?? "new"} → ${it.to ?? "gone"}`);
  expect(words).toEqual(told);
});

test("there and back again is the same list turned round", () => {
  const texts = [BEFORE, ...CHANGES.map(([from, to]) => BEFORE.replace(from, () => to))];
  const text = fc.constantFrom(...texts);
  fc.assert(
    fc.property(text, text, (a, b) => {
      const there = comparePolicies(policyOf(a), policyOf(b));
      const back = comparePolicies(policyOf(b), policyOf(a));
      const turned = back.map(({ what, from, to }) => ({ what, from: to, to: from }));
      expect(new Set(turned)).toEqual(new Set(there));
    }),
    { numRuns: 40 },
  );
});
