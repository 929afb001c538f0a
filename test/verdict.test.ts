import { describe, expect, it } from "vitest";
import { decide } from "../src/decide.ts";
import type { Assessment } from "../src/model/assessment.ts";
import type { JudgedFacts } from "../src/model/facts.ts";
import { fingerprintOf } from "../src/model/fingerprint.ts";
import { PHASES, type Phase } from "../src/model/phase.ts";
import { verdictOf } from "../src/verdict.ts";
import { aGap, aPull, assessed, someFacts } from "./support/facts-builder.ts";

const NOTHING: Assessment = { documents: [] };
const COMPLETE = assessed([]);
const GAPS = assessed([
  aGap("asset-not-listed", 70),
  aGap("stride-gap", 80),
  aGap("stride-gap", 80, { id: "stride-gap@80-2" }),
]);
const WARNINGS = assessed([aGap("asset-without-threats", 70, { level: "warning" })]);

const APPROVED = { state: "approved", by: "sam", at: "2026-11-22T09:00:00Z" } as const;
const CHANGES = { state: "changes-requested", by: "sam", at: "2026-11-22T09:00:00Z" } as const;
const VOID = { state: "void", by: "sam", at: "2026-11-22T09:00:00Z" } as const;
const WAIVED = { by: "sam", reason: "a hotfix", until: "2026-12-01" };
const DRAFT = { pull: aPull({ isDraft: true }) };

type Row = [
  situation: string,
  assessment: Assessment,
  facts: Partial<JudgedFacts>,
  expected: Record<Phase, string>,
];

/** Each cell: conclusion | title | whether Security is asked. The columns are the phases. */
const all = (cell: string): Record<Phase, string> => ({
  traditional: cell,
  training: cell,
  observation: cell,
  review: cell,
  "security-optional": cell,
});

const WAITING = "action_required | Waiting for Security to review";
const BLOCKED = "failure | 3 gaps: 1 asset not listed, 2 STRIDE gaps";
const SHOWN = "action_required | Waiting for Security; 3 gaps to look at";
const DONE = "success | Threat model complete: 0 assets, 0 threats";
const SIGNED = "success | Signed off by Security: 0 assets, 0 threats";

const TABLE: Row[] = [
  ["no design document", NOTHING, {}, all("skipped | No design document changed | nobody")],
  [
    "gaps",
    GAPS,
    {},
    {
      traditional: `${SHOWN} | security`,
      training: `${SHOWN} | security`,
      observation: `${BLOCKED} | security`,
      review: `${BLOCKED} | nobody`,
      "security-optional": `${BLOCKED} | nobody`,
    },
  ],
  [
    "warnings alone",
    WARNINGS,
    {},
    { ...all(`${WAITING} | security`), "security-optional": `${DONE} | nobody` },
  ],
  [
    "complete",
    COMPLETE,
    {},
    { ...all(`${WAITING} | security`), "security-optional": `${DONE} | nobody` },
  ],
  [
    "complete, a draft",
    COMPLETE,
    DRAFT,
    { ...all(`${WAITING} | nobody`), "security-optional": `${DONE} | nobody` },
  ],
  [
    "gaps in a draft",
    GAPS,
    DRAFT,
    {
      ...all(`${BLOCKED} | nobody`),
      traditional: `${SHOWN} | nobody`,
      training: `${SHOWN} | nobody`,
    },
  ],
  ["signed off", COMPLETE, { signOff: APPROVED }, all(`${SIGNED} | nobody`)],
  [
    "signed off with gaps",
    GAPS,
    { signOff: APPROVED },
    {
      ...all(`${BLOCKED} | nobody`),
      traditional: `${SIGNED} | nobody`,
      training: `${SIGNED} | nobody`,
    },
  ],
  [
    "changes requested",
    COMPLETE,
    { signOff: CHANGES },
    all("failure | Security asked for changes | nobody"),
  ],
  [
    "a sign-off that is void",
    COMPLETE,
    { signOff: VOID },
    { ...all(`${WAITING} | security`), "security-optional": `${DONE} | nobody` },
  ],
  [
    "waived with gaps",
    GAPS,
    { waiver: WAIVED },
    all("success | Waived by @sam until 2026-12-01: a hotfix | nobody"),
  ],
];

describe.each(TABLE)("%s", (_situation, assessment, facts, expected) => {
  it.each(PHASES)("in the phase %s", (phase) => {
    expect(outcome(assessment, someFacts(phase, facts))).toBe(expected[phase]);
  });
});

function outcome(assessment: Assessment, facts: JudgedFacts): string {
  const { conclusion, title } = verdictOf(assessment, facts);
  const asked = decide(assessment, reviewed(assessment, facts)).flatMap((action) =>
    action.kind === "request-review" ? [action.team] : [],
  );
  return `${conclusion} | ${title} | ${asked.join() || "nobody"}`;
}

/** The review that led to a sign-off: one that is void saw another threat model. */
function reviewed(assessment: Assessment, facts: JudgedFacts): JudgedFacts {
  const { signOff } = facts;
  if (signOff.state === "none") return facts;
  const state = signOff.state === "changes-requested" ? signOff.state : "approved";
  const fingerprint = signOff.state === "void" ? "another" : fingerprintOf(assessment);
  return { ...facts, reviews: [{ by: signOff.by, at: signOff.at, state, fingerprint }] };
}

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

describe("the next step", () => {
  it.each<[string, Assessment, Phase, Partial<JudgedFacts>, string]>([
    [
      "gaps",
      GAPS,
      "review",
      {},
      "ada: answer the questions below, starting at docs/design/billing.md, line 70",
    ],
    [
      "one gap",
      assessed([aGap("scope-missing", 3)]),
      "review",
      {},
      "ada: answer the question at docs/design/billing.md, line 3",
    ],
    [
      "waiting",
      COMPLETE,
      "review",
      {},
      "Security (security): review the threat model and approve it",
    ],
    [
      "a draft",
      COMPLETE,
      "review",
      DRAFT,
      "ada: mark the pull request ready for review; Security is asked then",
    ],
    [
      "changes requested",
      COMPLETE,
      "review",
      { signOff: CHANGES },
      "ada: work through what sam asked for in the review",
    ],
    ["complete", COMPLETE, "security-optional", {}, "nothing"],
  ])("of %s", (_situation, assessment, phase, facts, expected) => {
    const { nextStep } = verdictOf(assessment, someFacts(phase, facts));
    expect(nextStep === null ? "nothing" : `${nextStep.who}: ${nextStep.what}`).toBe(expected);
  });
});
