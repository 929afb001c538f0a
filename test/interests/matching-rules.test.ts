import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { decide } from "../../src/decide.ts";
import { interestInWords } from "../../src/interests/in-words.ts";
import { matchingRules } from "../../src/interests/matching-rules.ts";
import type { Facts } from "../../src/model/facts.ts";
import type { InterestRule } from "../../src/model/interest.ts";
import { PHASES, type Phase } from "../../src/model/phase.ts";
import { parsePolicy } from "../../src/policy/parse.ts";
import { aGap, aPull, assessed, aWaiver, someFacts } from "../support/facts-builder.ts";
import { asset, threat } from "../support/threat-model-builder.ts";

/** A pull request of team payments with one threat: critical, elevation of privilege, to the ledger. */
const DESIGN = assessed([], {
  assets: [asset("Ledger", "data"), asset("Billing API", "application")],
  threats: [
    threat("A support account approves its own refund", {
      severity: "critical",
      stride: ["elevation-of-privilege"],
      assets: ["the ledger"],
    }),
    threat("The API is flooded", {
      severity: "low",
      stride: ["denial-of-service"],
      assets: ["Billing API"],
    }),
    threat("Somebody tampers with logs", { severity: "high", status: "not-applicable" }),
  ],
});

const TABLE: [when: string, matches: boolean, words: string][] = [
  ["{ severity: critical }", true, "a critical threat"],
  ["{ severity: high }", false, "a high threat"],
  ["{ severity: [high, critical] }", true, "a high or critical threat"],
  ["{ severity: [info, low] }", true, "an info or low threat"],
  ["{ stride: elevation-of-privilege }", true, "a threat of elevation of privilege"],
  ["{ stride: spoofing }", false, "a threat of spoofing"],
  [
    "{ severity: critical, stride: denial-of-service }",
    false,
    "a critical threat of denial of service",
  ],
  ["{ severity: low, asset_kind: application }", true, "a low threat to application"],
  ["{ severity: critical, asset_kind: application }", false, "a critical threat to application"],
  ["{ asset_kind: data }", true, "an asset that is data"],
  ["{ asset_kind: infrastructure }", false, "an asset that is infrastructure"],
  ["{ path: 'docs/**' }", true, "a design document in docs/**"],
  ["{ path: 'services/**' }", false, "a design document in services/**"],
  ["{ team: Payments }", true, "a design document, of team Payments"],
  ["{ team: [search, web] }", false, "a design document, of team search or web"],
  ["{ attack_surface: 14 }", true, "a design document, with an attack surface of 14 or more"],
  ["{ attack_surface: 15 }", false, "a design document, with an attack surface of 15 or more"],
  [
    "{ severity: critical, path: 'docs/**', team: payments }",
    true,
    "a critical threat in docs/**, of team payments",
  ],
  [
    "{ severity: critical, path: 'docs/**', team: search }",
    false,
    "a critical threat in docs/**, of team search",
  ],
];

function rules(...written: readonly string[]): readonly InterestRule[] {
  const { policy } = parsePolicy(`version: 1\ninterests: [${written.join(", ")}]\n`);
  return policy?.interests ?? expect.fail(`not a config: ${JSON.stringify(parse(written.join()))}`);
}

function facts(phase: Phase, interests: readonly InterestRule[], more: Partial<Facts> = {}) {
  const given = someFacts(phase);
  const policy = { ...given.policy, policy: { ...given.policy.policy, interests } };
  return { ...given, policy, ...more };
}

describe("an interest rule", () => {
  it.each(TABLE)("when %s matches: %s", (when, expected, words) => {
    const given = rules(`{ when: ${when} }`);
    expect(matchingRules(DESIGN, facts("security-optional", given))).toEqual(expected ? given : []);
    expect(given.map(interestInWords)).toEqual([words]);
  });

  it.each(PHASES)(
    "is asked in the phase %s only where Security's sign-off is optional",
    (phase) => {
      const found = matchingRules(DESIGN, facts(phase, rules("{ when: { severity: critical } }")));
      expect(found).toHaveLength(phase === "security-optional" ? 1 : 0);
    },
  );

  it("matches nothing without a document, or of one that is deleted", () => {
    const given = facts("security-optional", rules("{ when: { path: '**' } }"));
    const [document] = DESIGN.documents;
    const gone = document === undefined ? [] : [{ ...document, change: "removed" as const }];
    expect(matchingRules({ documents: [] }, given)).toEqual([]);
    expect(matchingRules({ documents: gone }, given)).toEqual([]);
    expect(matchingRules(DESIGN, given)).toHaveLength(1);
  });
});

describe("a match", () => {
  const NOTE = rules("{ when: { severity: critical } }");
  const REVIEW = rules("{ when: { severity: critical }, then: request-review }");
  const WITH_GAP = { documents: DESIGN.documents.map((it) => ({ ...it, gaps: [aGap("x", 1)] })) };
  const kinds = (interests: readonly InterestRule[], more: Partial<Facts> = {}, of = DESIGN) =>
    decide(of, facts("security-optional", interests, more))
      .map(({ kind }) => kind)
      .filter((kind) => kind === "note-interest" || kind === "request-review");
  const fingerprint = noted(NOTE)?.fingerprint ?? "";

  it("is noted with its words and the score, and mentions nobody", () => {
    expect(kinds(NOTE)).toEqual(["note-interest"]);
    expect(noted(NOTE)).toMatchObject({ rules: ["a critical threat"], attackSurface: 14 });
  });

  it("is noted once for each threat model, whoever takes the label off", () => {
    expect(kinds(NOTE, { notedInterests: [fingerprint] })).toEqual([]);
    expect(kinds(NOTE, { notedInterests: ["of another"] })).toEqual(["note-interest"]);
  });

  it("asks for a review where the rule says so, once", () => {
    expect(kinds(REVIEW)).toEqual(["note-interest", "request-review"]);
    expect(kinds(REVIEW, { asked: [{ team: "security", fingerprint: "f" }] })).toEqual([
      "note-interest",
    ]);
  });

  it.each<[string, Partial<Facts>, typeof DESIGN]>([
    ["in a draft", { pull: aPull({ isDraft: true }) }, DESIGN],
    ["while a gap blocks", {}, WITH_GAP],
    ["where the gate is waived", { waiver: aWaiver() }, DESIGN],
  ])("asks for no review %s", (_when, more, design) => {
    expect(kinds(REVIEW, more, design)).toEqual(["note-interest"]);
  });

  it.each([
    [NOTE, "It is in Security's queue; nobody has to wait for that."],
    [REVIEW, "Security is asked for a review once nothing blocks; the gate does not wait for it."],
  ])("is told in one line of the check run, which stays open", (interests, next) => {
    const check = decide(DESIGN, facts("security-optional", interests)).find(
      (action) => action.kind === "publish-check",
    )?.check;
    expect(check?.conclusion).toBe("success");
    expect(check?.summary).toContain(`**Of interest to Security**: a critical threat. ${next}`);
  });

  function noted(interests: readonly InterestRule[]) {
    return decide(DESIGN, facts("security-optional", interests)).find(
      (action) => action.kind === "note-interest",
    );
  }
});
