import { describe, expect, test } from "vitest";
import { versionsOf } from "../../src/model/not-applicable.ts";
import type { Phase } from "../../src/model/phase.ts";
import { judgedFacts } from "../../src/verdict/judged-facts.ts";
import { verdictOf } from "../../src/verdict/verdict.ts";
import { aDocument, aGap, assessed, someFacts } from "../support/facts-builder.ts";

const DOCUMENT = aDocument("# A button", { path: "docs/design/button.md" });
const CLAIM = {
  by: "ada",
  reason: "it renames a button",
  versions: versionsOf([DOCUMENT]),
  at: "2026-11-23T12:00:00Z",
};
const approvedAt = (at: string) =>
  ({ by: "sam", state: "approved", at, fingerprint: "f1" }) as const;
const BEFORE = approvedAt("2026-11-23T11:59:00Z");
const AFTER = approvedAt("2026-11-23T12:01:00Z");

type Changes = Parameters<typeof someFacts>[1];

/** The verdict on a document with a gap that blocks, of which the team says that it needs nothing. */
function verdict(phase: Phase, changes: Changes = {}) {
  const facts = someFacts(phase, { documents: [DOCUMENT], notApplicable: CLAIM, ...changes });
  const assessment = assessed([aGap("section-missing", 1)]);
  const { conclusion, title, wantsReview } = verdictOf(
    assessment,
    judgedFacts(assessment, facts, "f1"),
  );
  return `${conclusion}: ${title}${wantsReview ? " (asks Security)" : ""}`;
}

const WAITS =
  "action_required: Waiting for Security to confirm that no threat model is needed (asks Security)";
const CONFIRMED = "success: No threat model needed, confirmed by sam: it renames a button";
const GAPS = "failure: 1 gap: 1 threat-model section missing";

describe("a design that needs no threat model, as its team says", () => {
  const TABLE: readonly (readonly [
    what: string,
    phase: Phase,
    changes: Changes,
    verdict: string,
  ])[] = [
    ["waits for Security", "review", {}, WAITS],
    ["waits for Security where gaps are only shown too", "training", {}, WAITS],
    ["is confirmed by a sign-off that came after", "review", { reviews: [AFTER] }, CONFIRMED],
    ["is not confirmed by one from before", "review", { reviews: [BEFORE] }, WAITS],
    [
      "is confirmed for this threat model alone",
      "review",
      { reviews: [{ ...AFTER, fingerprint: "f0" }] },
      WAITS,
    ],
    [
      "needs no word of Security where its review is optional",
      "security-optional",
      {},
      "success: No threat model needed, says ada: it renames a button",
    ],
    [
      "needs a new word once a document has changed",
      "review",
      { documents: [{ ...DOCUMENT, blob: "e".repeat(40) }] },
      GAPS,
    ],
    [
      "needs a new word once there is another document",
      "security-optional",
      { documents: [DOCUMENT, { ...DOCUMENT, path: "docs/z.md" }] },
      GAPS,
    ],
    ["is not taken for what nobody read", "security-optional", { filesCut: true }, GAPS],
    [
      "does not stand against an objection",
      "security-optional",
      { reviews: [{ ...AFTER, state: "changes-requested" }] },
      "failure: Security asked for changes",
    ],
  ];

  test.each(TABLE)("%s (%s)", (_what, phase, changes, expected) => {
    expect(verdict(phase, changes)).toBe(expected);
  });
});
