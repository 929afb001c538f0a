import type { CheckRunInput } from "../../src/report/check-run.ts";
import * as build from "./build-report.ts";

/** A design document with a threat model as teams write them, read and assessed. */
const billing = build.document({
  model: build.model({
    diagrams: [{ kind: "mermaid", problem: null, line: 22, endLine: 38 }],
    assets: [
      build.asset({ name: "Card numbers", line: 60, endLine: 60 }),
      build.asset({ name: "Refund ledger", line: 61, endLine: 61 }),
      build.asset({ name: "Billing API", kind: "application", line: 62, endLine: 62 }),
      build.asset({ name: "Webhook signing key", line: 63, endLine: 63 }),
    ],
    threats: [
      build.threat({ id: "T1", line: 73, endLine: 73 }),
      build.threat({ id: "T2", title: "Card number in a log line", line: 74, endLine: 74 }),
      build.threat({ id: "T3", title: "Refund queue filled up", line: 75, endLine: 75 }),
      build.threat({ id: "T4", title: "Support role refunds for itself", line: 76, endLine: 76 }),
      build.threat({ id: "T5", title: "Amount changed on the way", line: 77, endLine: 77 }),
    ],
    understood: [
      {
        what: "table",
        as: "assets",
        columns: [
          { header: "Asset", field: "name" },
          { header: "What it is", field: "description" },
        ],
        items: 4,
        line: 58,
        endLine: 63,
      },
      {
        what: "table",
        as: "threats",
        columns: [
          { header: "#", field: "id" },
          { header: "Threat", field: "title" },
          { header: "STRIDE", field: "stride" },
          { header: "Risk", field: "severity" },
          { header: "What we do about it", field: "mitigations" },
        ],
        items: 5,
        line: 71,
        endLine: 77,
      },
    ],
    unread: [
      {
        what: "row",
        why: "its id, T9, is in no table of threats",
        line: 86,
        endLine: 86,
      },
    ],
  }),
  coverage: build.coverage(
    "model",
    [
      ["Card numbers", "-?-C?-"],
      ["Refund ledger", "-H???-"],
      ["Billing API", "H?????"],
      ["Webhook signing key", "-?-??-"],
    ],
    "HH?CMH",
  ),
  gaps: [
    build.gap(),
    build.gap({
      id: "asset-not-listed@settlement-file",
      rule: "asset-not-listed",
      message: "T5 names “Settlement file”, which is not among the assets.",
      question: "What would someone gain from reading or changing Settlement file?",
      subject: "Settlement file",
      stride: null,
      line: 77,
      endLine: 77,
    }),
    build.gap({
      id: "asset-without-threats@webhook-signing-key",
      rule: "asset-without-threats",
      level: "warning",
      message: "No threat mentions “Webhook signing key”.",
      question:
        "Who could use Webhook signing key if they got hold of it, and how would you notice?",
      subject: "Webhook signing key",
      stride: null,
      line: 63,
      endLine: 63,
    }),
    build.gap({
      id: "unread-content@86",
      rule: "unread-content",
      level: "warning",
      message: "One row could not be placed: its id, T9, is in no table of threats.",
      question: null,
      subject: null,
      stride: null,
      line: 86,
      endLine: 86,
    }),
  ],
});

const refunds = build.document({
  path: "docs/design/refund-limits.md",
  change: "added",
  model: build.model({
    path: "docs/design/refund-limits.md",
    section: { heading: "Security considerations", line: 30, endLine: 55 },
    diagrams: [{ kind: "image", problem: null, line: 12, endLine: 12 }],
    assets: [build.asset({ name: "Refund limits", line: 33, endLine: 33 })],
    threats: [build.threat({ line: 40, endLine: 40 })],
  }),
  coverage: build.coverage("model", [["Refund limits", "-M-cc-"]], "cMcccc"),
});

/** One input for each golden file of `fixtures/report`. */
export const SAMPLES: Readonly<Record<string, CheckRunInput>> = {
  gaps: {
    facts: build.facts(),
    assessment: build.assessment(billing, refunds),
    verdict: build.verdict(),
    links: {
      docs: "https://docs.example/threatgate",
      details: "https://threatgate.example/acme/billing/pull/42",
    },
  },
  training: {
    facts: build.facts({
      ownership: {
        team: "ledger",
        phase: "training",
        why: "the author is in the GitHub team ledger",
      },
    }),
    assessment: build.assessment(billing),
    verdict: build.verdict({
      situation: "awaiting-sign-off",
      conclusion: "action_required",
      title: "Waiting for Security; 2 gaps to look at",
      nextStep: { who: "Security (security)", what: "review the threat model and approve it" },
    }),
  },
  "no-document": {
    facts: build.facts({
      ownership: {
        team: null,
        phase: "traditional",
        why: "no team of the config matches this pull request",
      },
      policy: { ...build.facts().policy, source: { kind: "default" } },
    }),
    assessment: build.assessment(),
    verdict: build.verdict({
      situation: "no-document",
      conclusion: "skipped",
      title: "No design document changed",
      nextStep: null,
    }),
  },
  complete: {
    facts: build.facts({
      ownership: {
        team: "payments",
        phase: "security-optional",
        why: "the repository matches billing*",
      },
      policy: {
        ...build.facts().policy,
        mistakes: [
          { line: 7, column: 12, message: "found `reveiw`; did you mean `review`?" },
          { line: 9, column: 3, message: "found `teem`; expected `team`" },
        ],
      },
    }),
    assessment: build.assessment(refunds),
    verdict: build.verdict({
      situation: "complete",
      conclusion: "success",
      title: "Threat model complete: 1 asset, 1 threat",
      nextStep: null,
    }),
  },
};

/** The document of the example in `docs/json.md`: one of everything. */
export const JSON_SAMPLE = build.document({
  model: build.model({
    diagrams: [{ kind: "mermaid", problem: null, line: 44, endLine: 52 }],
    elements: [{ name: "Billing API", kind: "process", line: 46, endLine: 46, boundary: "VPC" }],
    dataFlows: [
      {
        from: "Browser",
        to: "Billing API",
        label: "card number",
        crosses: true,
        line: 47,
        endLine: 47,
      },
    ],
    scope: { in: [{ text: "card capture", line: 60, endLine: 60 }], out: [] },
    assets: [build.asset({ line: 70, endLine: 70 })],
    threats: [build.threat()],
    considered: [
      {
        stride: "denial-of-service",
        asset: null,
        outcome: "none-found",
        reason: "captures are queued, and the queue is bounded",
        line: 95,
        endLine: 95,
      },
    ],
    unread: [{ what: "table", why: "no column names a threat", line: 101, endLine: 104 }],
  }),
  coverage: build.coverage("model", [["Card numbers", "-?-??-"]], "M??cc?"),
  gaps: [build.gap({ line: 78, endLine: 95 })],
});
