import { describe, expect, it } from "vitest";
import { decide } from "../../src/decide.ts";
import type { Assessment } from "../../src/model/assessment.ts";
import type { JudgedFacts } from "../../src/model/facts.ts";
import type { PhasePolicy } from "../../src/model/phase.ts";
import { verdictOf } from "../../src/verdict/verdict.ts";
import { aGap, aPull, assessed, someFacts } from "../support/facts-builder.ts";

const COMPLETE = assessed([]);
const GAPS = assessed([aGap("scope-missing", 3)]);

describe("Security is asked once", () => {
  const asking = (facts: Partial<JudgedFacts>) =>
    decide(COMPLETE, someFacts("review", facts)).some(({ kind }) => kind === "request-review");

  it.each<[string, Partial<JudgedFacts>, boolean]>([
    ["when nobody was asked", {}, true],
    ["not when it was asked before", { asked: [{ team: "security", fingerprint: "f" }] }, false],
    ["not when a person asked it", { pull: aPull({ requestedTeams: ["security"] }) }, false],
    ["also when another team was asked", { asked: [{ team: "platform", fingerprint: "f" }] }, true],
  ])("%s", (_when, facts, expected) => {
    expect(asking(facts)).toBe(expected);
  });

  it("and nobody where no security team is known", () => {
    const facts = someFacts("review");
    const { policy } = facts.policy;
    const nameless = { ...facts.policy, policy: { ...policy, security: { team: null } } };
    expect(asking({ policy: nameless })).toBe(false);
    expect(verdictOf(COMPLETE, { ...facts, policy: nameless }).nextStep).toEqual({
      who: "An organisation owner",
      what: "name the security team in the config",
    });
  });
});

describe("the next step, where the config changes a phase", () => {
  const { policy } = someFacts("review");
  const inPhase = (changes: Partial<PhasePolicy>): Partial<JudgedFacts> => {
    const phases = { ...policy.policy.phases };
    const review = { ...phases.review, ...changes };
    return { policy: { ...policy, policy: { ...policy.policy, phases: { ...phases, review } } } };
  };

  it.each<[string, Assessment, Partial<PhasePolicy>, string]>([
    [
      "that never asks, though a sign-off is required",
      COMPLETE,
      { request: "never" },
      "ada: ask Security (security) for a review",
    ],
    [
      "that shows gaps, and asks once there are none",
      GAPS,
      { gaps: "show", request: "complete" },
      "ada: answer the question at docs/design/billing.md, line 3; Security is asked once none is open",
    ],
    [
      "that shows gaps, and asks at once",
      GAPS,
      { gaps: "show", request: "ready" },
      "Security (security): review the threat model and approve it",
    ],
  ])("to one %s", (_phase, assessment, changes, expected) => {
    const { nextStep } = verdictOf(assessment, someFacts("review", inPhase(changes)));
    expect(`${nextStep?.who}: ${nextStep?.what}`).toBe(expected);
  });
});
