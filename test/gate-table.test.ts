import { expect, it } from "vitest";
import { decide } from "../src/decide.ts";
import type { Assessment } from "../src/model/assessment.ts";
import type { Facts } from "../src/model/facts.ts";
import { fingerprintOf } from "../src/model/fingerprint.ts";
import { PHASES, type Phase } from "../src/model/phase.ts";
import type { SecurityReview } from "../src/model/review.ts";
import { aGap, aPull, assessed, aWaiver, someFacts } from "./support/facts-builder.ts";
import { asset, threat } from "./support/threat-model-builder.ts";

/** What the gate says in each situation and phase: who is asked for a review, and who does what next. */
const TABLE = `
situation         | phase             | conclusion      | title                                      | asked    | next step

no document       | traditional       | skipped         | No design document changed                 | nobody   | none
no document       | training          | skipped         | No design document changed                 | nobody   | none
no document       | observation       | skipped         | No design document changed                 | nobody   | none
no document       | review            | skipped         | No design document changed                 | nobody   | none
no document       | security-optional | skipped         | No design document changed                 | nobody   | none

gaps              | traditional       | action_required | Waiting for Security; 3 gaps to look at    | security | Security (security) — work through this design with its author, and approve the threat model
gaps              | training          | action_required | Waiting for Security; 3 gaps to look at    | security | Security (security) — go through the threat model with its author, and approve it
gaps              | observation       | failure         | 3 gaps: 1 asset not listed, 2 STRIDE gaps  | security | ada — answer the questions below, starting at docs/design/billing.md, line 70
gaps              | review            | failure         | 3 gaps: 1 asset not listed, 2 STRIDE gaps  | nobody   | ada — answer the questions below, starting at docs/design/billing.md, line 70
gaps              | security-optional | failure         | 3 gaps: 1 asset not listed, 2 STRIDE gaps  | nobody   | ada — answer the questions below, starting at docs/design/billing.md, line 70

complete          | traditional       | action_required | Waiting for Security to review             | security | Security (security) — work through this design with its author, and approve the threat model
complete          | training          | action_required | Waiting for Security to review             | security | Security (security) — go through the threat model with its author, and approve it
complete          | observation       | action_required | Waiting for Security to review             | security | Security (security) — join the team's session, and approve the threat model
complete          | review            | action_required | Waiting for Security to review             | security | Security (security) — review the threat model and approve it
complete          | security-optional | success         | Threat model complete: 2 assets, 1 threat  | nobody   | none

draft             | traditional       | action_required | Waiting for Security to review             | nobody   | ada — mark the pull request ready for review; Security is asked then
draft             | training          | action_required | Waiting for Security to review             | nobody   | ada — mark the pull request ready for review; Security is asked then
draft             | observation       | action_required | Waiting for Security to review             | nobody   | ada — mark the pull request ready for review; Security is asked then
draft             | review            | action_required | Waiting for Security to review             | nobody   | ada — mark the pull request ready for review; Security is asked then
draft             | security-optional | success         | Threat model complete: 2 assets, 1 threat  | nobody   | none

signed off        | traditional       | success         | Threat model complete: 2 assets, 1 threat  | nobody   | none
signed off        | training          | success         | Threat model complete: 2 assets, 1 threat  | nobody   | none
signed off        | observation       | success         | Threat model complete: 2 assets, 1 threat  | nobody   | none
signed off        | review            | success         | Threat model complete: 2 assets, 1 threat  | nobody   | none
signed off        | security-optional | success         | Threat model complete: 2 assets, 1 threat  | nobody   | none

changes requested | traditional       | failure         | Security asked for changes                 | nobody   | ada — work through what sam asked for in the review
changes requested | training          | failure         | Security asked for changes                 | nobody   | ada — work through what sam asked for in the review
changes requested | observation       | failure         | Security asked for changes                 | nobody   | ada — work through what sam asked for in the review
changes requested | review            | failure         | Security asked for changes                 | nobody   | ada — work through what sam asked for in the review
changes requested | security-optional | failure         | Security asked for changes                 | nobody   | ada — work through what sam asked for in the review

waived            | traditional       | success         | Waived by @sam until 2026-12-01: a hotfix  | nobody   | none
waived            | training          | success         | Waived by @sam until 2026-12-01: a hotfix  | nobody   | none
waived            | observation       | success         | Waived by @sam until 2026-12-01: a hotfix  | nobody   | none
waived            | review            | success         | Waived by @sam until 2026-12-01: a hotfix  | nobody   | none
waived            | security-optional | success         | Waived by @sam until 2026-12-01: a hotfix  | nobody   | none

sign-off void     | traditional       | action_required | Waiting for Security to review             | security | Security (security) — review what has changed since sam approved it
sign-off void     | training          | action_required | Waiting for Security to review             | security | Security (security) — review what has changed since sam approved it
sign-off void     | observation       | action_required | Waiting for Security to review             | security | Security (security) — review what has changed since sam approved it
sign-off void     | review            | action_required | Waiting for Security to review             | security | Security (security) — review what has changed since sam approved it
sign-off void     | security-optional | success         | Threat model complete: 2 assets, 1 threat  | nobody   | none
`;

/** Where situations meet. */
const MEETINGS = `
situation         | phase             | conclusion      | title                                      | asked    | next step

gaps, draft       | traditional       | action_required | Waiting for Security; 3 gaps to look at    | nobody   | ada — mark the pull request ready for review; Security is asked then
gaps, draft       | observation       | failure         | 3 gaps: 1 asset not listed, 2 STRIDE gaps  | nobody   | ada — answer the questions below, starting at docs/design/billing.md, line 70
gaps, signed off  | training          | success         | Signed off by Security: 2 assets, 1 threat | nobody   | none
gaps, signed off  | review            | failure         | 3 gaps: 1 asset not listed, 2 STRIDE gaps  | nobody   | ada — answer the questions below, starting at docs/design/billing.md, line 70
gaps, waived      | review            | success         | Waived by @sam until 2026-12-01: a hotfix  | nobody   | none
one gap           | review            | failure         | 1 gap: 1 scope not said                    | nobody   | ada — answer the question at docs/design/billing.md, line 3
warnings          | review            | action_required | Waiting for Security to review             | security | Security (security) — review the threat model and approve it
warnings          | security-optional | success         | Threat model complete: 2 assets, 1 threat  | nobody   | none
draft, asked      | review            | action_required | Waiting for Security to review             | nobody   | Security (security) — review the threat model and approve it
changes made      | review            | failure         | Security asked for changes                 | security | Security (security) — look at what has changed since sam asked for changes
changes made      | security-optional | failure         | Security asked for changes                 | security | Security (security) — look at what has changed since sam asked for changes
changes, draft    | review            | failure         | Security asked for changes                 | nobody   | ada — work through what sam asked for in the review
changes and gaps  | review            | failure         | Security asked for changes                 | nobody   | ada — answer the questions below, starting at docs/design/billing.md, line 70
waiver over       | review            | action_required | Waiting for Security to review             | security | Security (security) — review the threat model and approve it
waiver taken back | review            | action_required | Waiting for Security to review             | security | Security (security) — review the threat model and approve it
waiver of another | review            | action_required | Waiting for Security to review             | security | Security (security) — review the threat model and approve it
`;

const PARTS = { assets: [asset("Ledger"), asset("API")], threats: [threat("It is edited")] };

const COMPLETE = assessed([], PARTS);
const GAPS = assessed(
  [
    aGap("asset-not-listed", 70),
    aGap("stride-gap", 80),
    aGap("stride-gap", 80, { id: "stride-gap@80-2" }),
  ],
  PARTS,
);
const ONE_GAP = assessed([aGap("scope-missing", 3)], PARTS);
const WARNINGS = assessed([aGap("asset-without-threats", 70, { level: "warning" })], PARTS);

const DRAFT = { pull: aPull({ isDraft: true }) };
const ASKED_DRAFT = { pull: aPull({ isDraft: true, requestedTeams: ["security"] }) };
const WAIVED = { waiver: aWaiver({ until: "2026-12-01" }) };
const EARLIER = "of an earlier threat model";

/** The reviews of sam, who saw this threat model unless said otherwise. */
const said = (
  state: SecurityReview["state"],
  of: Assessment,
  fingerprint = fingerprintOf(of),
): Partial<Facts> => ({
  reviews: [{ by: "sam", state, at: "2026-11-22T09:00:00Z", fingerprint }],
});

const SITUATIONS: Readonly<Record<string, readonly [Assessment, Partial<Facts>]>> = {
  "no document": [{ documents: [] }, {}],
  gaps: [GAPS, {}],
  complete: [COMPLETE, {}],
  draft: [COMPLETE, DRAFT],
  "signed off": [COMPLETE, said("approved", COMPLETE)],
  "changes requested": [COMPLETE, said("changes-requested", COMPLETE)],
  waived: [COMPLETE, WAIVED],
  "sign-off void": [COMPLETE, said("approved", COMPLETE, EARLIER)],

  "gaps, draft": [GAPS, DRAFT],
  "gaps, signed off": [GAPS, said("approved", GAPS)],
  "gaps, waived": [GAPS, WAIVED],
  "one gap": [ONE_GAP, {}],
  warnings: [WARNINGS, {}],
  "draft, asked": [COMPLETE, ASKED_DRAFT],
  "changes made": [COMPLETE, said("changes-requested", COMPLETE, EARLIER)],
  "changes, draft": [COMPLETE, { ...DRAFT, ...said("changes-requested", COMPLETE, EARLIER) }],
  "changes and gaps": [GAPS, said("changes-requested", GAPS, EARLIER)],
  "waiver over": [COMPLETE, { waiver: aWaiver({ until: "2026-11-22" }) }],
  "waiver taken back": [COMPLETE, { waiver: aWaiver({ ended: "2026-11-23T08:00:00Z" }) }],
  "waiver of another": [COMPLETE, { waiver: aWaiver({ fingerprint: EARLIER }) }],
};

it.each(rowsOf(TABLE))("the gate's table: %s, %s", holds);

it.each(rowsOf(MEETINGS))("where situations meet: %s, %s", holds);

it("the table has a row for each situation in each phase", () => {
  expect(rowsOf(TABLE)).toHaveLength(8 * PHASES.length);
});

function holds(situation = "", phaseName = "", ...expected: readonly string[]): void {
  const [assessment, facts] = SITUATIONS[situation] ?? expect.fail(`no situation ${situation}`);
  const phase = PHASES.find((each) => each === phaseName) ?? expect.fail(`no phase ${phaseName}`);
  expect(answer(assessment, phase, facts)).toEqual(expected);
}

/** Conclusion, title, whom it asks, and the next step, as the check run says it. */
function answer(assessment: Assessment, phase: Phase, facts: Partial<Facts>): readonly string[] {
  const actions = decide(assessment, { ...someFacts(phase), ...facts });
  const check = actions.find((action) => action.kind === "publish-check")?.check;
  const asked = actions.flatMap((action) =>
    action.kind === "request-review" ? [action.team] : [],
  );
  const step = /^\*\*Next step:\*\* (.*)\.$/m.exec(check?.summary ?? "");
  return [
    check?.conclusion ?? "",
    shown(check?.title ?? ""),
    asked.join() || "nobody",
    shown(step?.[1] ?? "none"),
  ];
}

/** Without what keeps a name from pinging anybody. */
function shown(text: string): string {
  return text.replaceAll("\u200b", "");
}

function rowsOf(table: string): string[][] {
  const lines = table.split("\n").filter((line) => line.includes("|"));
  return lines.slice(1).map((line) => line.split("|").map((cell) => cell.trim()));
}
