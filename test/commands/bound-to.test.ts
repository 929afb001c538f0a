import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/model/finding.ts";
import { aDocument, aPull, assessed, someFacts } from "../support/facts-builder.ts";
import { threat } from "../support/threat-model-builder.ts";
import { given, PEOPLE } from "./situations.ts";

const DOCUMENT = aDocument("# Billing", { path: "docs/design/billing.md" });
const WITH_DOCUMENT = {
  ...someFacts("review"),
  documents: [DOCUMENT],
  pull: aPull({ requestedReviewers: ["kim"] }),
};

const F_1: Finding = {
  ...{ key: "F-1", number: 1, session: "7#12", team: "payments", source: "security" },
  ...{ attribution: "missed", title: "Twice", severity: "high", stride: [], assets: [] },
  ...{ at: "2026-11-23T12:00:00Z", isRetracted: false, isFixed: false, isKnown: false },
  escapeClass: null,
};

describe("what a command is bound to", () => {
  const seen = { commit: "c".repeat(40), fingerprint: "f0", threats: null };

  test.each(["approve", "waive A hotfix"])(
    "%s is refused where another threat model stands",
    (line) => {
      const { result, answer, effects } = given(line, { seen });
      expect([result, effects]).toEqual(["refused", []]);
      expect(answer).toContain(`/compare/${seen.commit}...${aPull().headSha}`);
    },
  );

  test("the refusal says which threats came, went and moved", () => {
    const kept = threat("A flood", { id: "T1", severity: "high" });
    const gone = threat("A leak", { id: "T2", severity: "medium" });
    const come = threat("A forged token", { id: "T3", severity: "critical" });
    const now = { ...kept, severity: "low" as const, status: "accepted" as const };
    const { answer } = given("approve", {
      seen: { ...seen, threats: [kept, gone] },
      assessment: assessed([], { threats: [now, come] }),
    });
    expect(answer?.split("\n").filter((line) => line.startsWith("- "))).toEqual([
      "- new threat: A forged token (critical)",
      "- threat gone: A leak (medium)",
      "- severity of A flood: high → low",
      "- status of A flood: open → accepted",
    ]);
  });

  test("not-applicable speaks of the documents' versions", () => {
    expect(
      given("not-applicable x", { facts: WITH_DOCUMENT, writer: PEOPLE["the author"] }),
    ).toMatchObject({
      answer: expect.stringContaining("Security is asked"),
      effects: [
        { kind: "not-applicable", reason: "x", versions: [`${DOCUMENT.blob} ${DOCUMENT.path}`] },
      ],
    });
  });

  test.each(["approve", "waive A hotfix"])("%s is refused where nothing had been read", (line) => {
    expect(given(line, { seen: null }).result).toBe("refused");
  });

  test("approve covers another commit with the same threat model", () => {
    expect(given("approve", { seen: { ...seen, fingerprint: "f1" } })).toEqual({
      result: "done",
      answer: null,
      effects: [
        {
          kind: "sign-off",
          state: "approved",
          commit: aPull().headSha,
          fingerprint: "f1",
          before: "none",
          after: "approved",
        },
      ],
    });
  });

  test("an objection speaks of what its writer saw", () => {
    const { commit, fingerprint } = seen;
    expect(given("request-changes x", { seen }).effects).toMatchObject([{ commit, fingerprint }]);
  });

  test("nothing is changed on a closed pull request", () => {
    const facts = { ...someFacts("review"), pull: aPull({ isOpen: false }) };
    expect(given("approve", { facts })).toMatchObject({ result: "refused", effects: [] });
    expect(given("status", { facts }).result).toBe("done");
  });
});

test.each([
  ["retract F-1 None", {}, "F-1 counts"],
  ["retract F-1 None", { isRetracted: true }, "F-1 retracted"],
  ["fixed F-1", {}, "F-1 open"],
  ["fixed F-1", { isFixed: true }, "F-1 fixed"],
])("the audit log knows how a finding stood: %s, %j", (line, changes, before) => {
  const writer = PEOPLE["the author, of Security"];
  const { effects } = given(line, { writer, findings: [{ ...F_1, ...changes }] });
  expect(effects).toMatchObject([{ before }]);
});
