import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import { pull, threat } from "./story.ts";

/** What happened, and what a careful person makes of it. */
export interface History {
  readonly name: string;
  readonly events: readonly LedgerEvent[];
  /** Title → who found it; `late/…` with why it escaped; `known` is not counted again. */
  readonly found: Readonly<Record<string, string>>;
}

const one = pull(1);
const two = pull(2);
const issue = pull(90);

const SKIM = "An insider skims refunds";
const REPLAY = "A refund request is replayed";
const DRAIN = "A worker drains the ledger at night";
const FORGED = "Forged ledger rows are accepted";

/** As Security would report it. */
const OF_REPLAY = { category: "spoofing", asset: "Refund API" } as const;

const skim = threat(SKIM);
const replay = threat(REPLAY, { stride: ["spoofing"], assets: ["Refund API"] });

export const HISTORIES: readonly History[] = [
  {
    name: "what the team writes before Security looks is the team's",
    events: [one.model(0, [skim, replay]), one.review(5), one.end(9)],
    found: { [SKIM]: "found", [REPLAY]: "found" },
  },
  {
    name: "without any review, all that was written is the team's",
    events: [one.model(0, [skim]), one.end(9)],
    found: { [SKIM]: "found" },
  },
  {
    name: "what the team adds after the review began is the team's, if nobody reported it",
    events: [one.model(0, [skim]), one.review(5), one.model(7, [skim, replay]), one.end(9)],
    found: { [SKIM]: "found", [REPLAY]: "found" },
  },
  {
    name: "what Security reports and nobody writes down is missed",
    events: [one.model(0, [skim]), one.report(5, 1, REPLAY, OF_REPLAY), one.end(9)],
    found: { [SKIM]: "found", [REPLAY]: "missed" },
  },
  {
    name: "what Security reports first and the team then writes is missed, and one finding",
    events: [
      one.model(0, [skim]),
      one.report(5, 1, REPLAY, OF_REPLAY),
      one.model(7, [skim, replay]),
      one.end(9),
    ],
    found: { [SKIM]: "found", [REPLAY]: "missed" },
  },
  {
    name: "an answer in other words, on the same asset and category, is the answer",
    events: [
      one.model(0, [replay]),
      one.report(5, 1, DRAIN),
      one.model(7, [replay, skim]),
      one.end(9),
    ],
    found: { [REPLAY]: "found", [DRAIN]: "missed" },
  },
  {
    name: "a second threat on the asset and category of a report was hinted",
    events: [
      one.model(0, [replay]),
      one.report(5, 1, DRAIN),
      one.model(7, [replay, skim, threat(FORGED)]),
      one.end(9),
    ],
    found: { [REPLAY]: "found", [DRAIN]: "missed", [FORGED]: "hinted" },
  },
  {
    name: "a report of another asset leaves what the team adds to the team",
    events: [
      one.model(0, [replay]),
      one.report(5, 1, DRAIN, { asset: "Night job" }),
      one.model(7, [replay, skim]),
      one.end(9),
    ],
    found: { [REPLAY]: "found", [SKIM]: "found", [DRAIN]: "missed" },
  },
  {
    name: "a report of what the team had before the review stays the team's",
    events: [one.model(0, [skim]), one.review(4), one.report(5, 1, SKIM), one.end(9)],
    found: { [SKIM]: "found" },
  },
  {
    name: "another threat on an asset and category that the team had a threat on is missed",
    events: [one.model(0, [skim]), one.report(5, 1, DRAIN), one.end(9)],
    found: { [SKIM]: "found", [DRAIN]: "missed" },
  },
  {
    name: "what was written after Security's review began, and then reported by it, is Security's",
    events: [
      one.model(0, [replay]),
      one.review(3),
      one.model(5, [replay, skim]),
      one.report(6, 1, SKIM),
      one.end(9),
    ],
    found: { [REPLAY]: "found", [SKIM]: "missed" },
  },
  {
    name: "a rebase changes nothing",
    events: [
      one.model(0, [skim]),
      one.report(3, 1, REPLAY, OF_REPLAY),
      one.model(5, [skim], { commit: "rebased" }),
      one.end(9),
    ],
    found: { [SKIM]: "found", [REPLAY]: "missed" },
  },
  {
    name: "a force-push that loses a threat and one that brings it back change nothing",
    events: [
      one.model(0, [skim, replay]),
      one.review(2),
      one.model(3, [skim]),
      one.report(4, 1, DRAIN),
      one.model(5, [skim, replay]),
      one.end(9),
    ],
    found: { [SKIM]: "found", [REPLAY]: "found", [DRAIN]: "missed" },
  },
  {
    name: "a squash that brings all at once at the end takes no report's place",
    events: [
      one.model(0, [skim]),
      one.report(2, 1, REPLAY, OF_REPLAY),
      one.model(5, [skim, replay], { commit: "squashed" }),
      one.end(6),
    ],
    found: { [SKIM]: "found", [REPLAY]: "missed" },
  },
  {
    name: "a renamed document keeps its threats",
    events: [
      one.model(0, [skim]),
      one.review(2),
      one.model(3, [skim], { documents: ["docs/design/payouts.md"] }),
      one.report(4, 1, DRAIN),
      one.end(9),
    ],
    found: { [SKIM]: "found", [DRAIN]: "missed" },
  },
  {
    name: "a reworded threat is the one it was",
    events: [
      one.model(0, [skim]),
      one.report(2, 1, DRAIN),
      one.model(3, [threat("An insider skims many refunds")]),
      one.end(9),
    ],
    found: { "An insider skims many refunds": "found", [DRAIN]: "missed" },
  },
  {
    name: "a renumbered threat is the one it was",
    events: [
      one.model(0, [threat(SKIM, { id: "T1" })]),
      one.report(2, 1, DRAIN),
      one.model(3, [
        threat(FORGED, { id: "T1", stride: ["repudiation"] }),
        threat(SKIM, { id: "T2" }),
      ]),
      one.end(9),
    ],
    found: { [SKIM]: "found", [FORGED]: "found", [DRAIN]: "missed" },
  },
  {
    name: "a numbered line without content, filled in after the report, is the answer to it",
    events: [
      one.model(0, [threat("TBD", { id: "T1", stride: [], assets: [] })]),
      one.report(2, 1, DRAIN),
      one.model(3, [threat(SKIM, { id: "T1" })]),
      one.end(9),
    ],
    found: { [DRAIN]: "missed" },
  },
  {
    name: "what Security pushes to the branch itself is not the team's; the rest stays so",
    events: [
      one.model(0, [skim]),
      one.pushedBySecurity(4),
      one.model(4, [skim, replay]),
      one.end(9),
    ],
    found: { [SKIM]: "found", [REPLAY]: "missed" },
  },
  {
    name: "Security pushing a merge of the base changes nothing",
    events: [one.model(0, [skim]), one.pushedBySecurity(4), one.model(4, [skim]), one.end(9)],
    found: { [SKIM]: "found" },
  },
  {
    name: "what came after a hint of its asset and category was hinted",
    events: [one.model(0, [replay]), one.hint(2), one.model(4, [replay, skim]), one.end(9)],
    found: { [REPLAY]: "found", [SKIM]: "hinted" },
  },
  {
    name: "what came after a gap of its asset and category was hinted",
    events: [
      one.model(0, [replay], { named: [{ asset: "ledger", category: "tampering" }] }),
      one.model(4, [replay, skim]),
      one.end(9),
    ],
    found: { [REPLAY]: "found", [SKIM]: "hinted" },
  },
  {
    name: "a hint of another category is none",
    events: [
      one.model(0, [replay], { named: [{ asset: "Ledger", category: "repudiation" }] }),
      one.model(4, [replay, skim]),
      one.end(9),
    ],
    found: { [REPLAY]: "found", [SKIM]: "found" },
  },
  {
    name: "a threat of the base branch is a finding of the session that brought it",
    events: [one.model(0, [threat(SKIM, { isNew: false }), replay]), one.end(9)],
    found: { [REPLAY]: "found" },
  },
  {
    name: "what is said not to apply is no finding",
    events: [one.model(0, [skim, threat(FORGED, { status: "not-applicable" })]), one.end(9)],
    found: { [SKIM]: "found" },
  },
  {
    name: "what is taken out for good is no finding",
    events: [one.model(0, [skim, replay]), one.model(4, [skim]), one.end(9)],
    found: { [SKIM]: "found" },
  },
  {
    name: "a retracted report no longer counts, and what came after it was hinted",
    events: [
      one.model(0, [replay]),
      one.report(2, 1, DRAIN),
      one.model(4, [replay, skim]),
      one.retract(6, 1),
      one.end(9),
    ],
    found: { [REPLAY]: "found", [SKIM]: "hinted", [DRAIN]: "missed retracted" },
  },
  {
    name: "a corrected severity is the report's severity",
    events: [
      one.model(0, [skim]),
      one.report(2, 1, DRAIN),
      one.severity(5, 1, "critical"),
      one.end(9),
    ],
    found: { [SKIM]: "found", [DRAIN]: "missed critical" },
  },
  {
    name: "a fixed report stays missed",
    events: [one.model(0, [skim]), one.report(2, 1, DRAIN), one.fixed(40, 1), one.end(9)],
    found: { [SKIM]: "found", [DRAIN]: "missed" },
  },
  {
    name: "a pull request that is given up and opened anew does not make a report the team's",
    events: [
      one.model(0, [replay]),
      one.report(2, 1, DRAIN),
      one.end(4, "abandoned"),
      two.model(6, [replay, skim]),
      two.review(7),
      two.end(9),
    ],
    // What it found before is a finding of the session that was given up, which does not count.
    found: { [REPLAY]: "found + found", [DRAIN]: "missed", [SKIM]: "missed" },
  },
  {
    name: "two sessions on one document share a threat: the second found it on the base branch",
    events: [
      one.model(0, [skim]),
      two.model(1, [replay]),
      one.end(5),
      two.model(6, [threat(SKIM, { isNew: false }), replay]),
      two.end(9),
    ],
    found: { [SKIM]: "found", [REPLAY]: "found" },
  },
  {
    name: "a late finding on an asset that nobody listed",
    events: [one.model(0, [skim]), one.end(5), issue.report(60, 1, DRAIN, late("Backups"))],
    found: { [SKIM]: "found", [DRAIN]: "late" },
  },
  {
    name: "a late finding in a session that is named, on an asset that nobody listed there",
    events: [
      one.model(0, [skim]),
      one.end(5),
      one.report(60, 1, DRAIN, { source: "pentest", asset: "Backups" }),
    ],
    found: { [SKIM]: "found", [DRAIN]: "late/asset-not-listed" },
  },
  {
    name: "a late bug-bounty finding on an asset that was out of scope",
    events: [one.model(0, [skim]), one.end(5), issue.report(60, 1, DRAIN, late("Card network"))],
    found: { [SKIM]: "found", [DRAIN]: "late/declared-out-of-scope" },
  },
  {
    name: "a late finding of a category that nobody considered for its asset",
    events: [
      one.model(0, [skim]),
      one.end(5),
      issue.report(60, 1, REPLAY, { ...late("Ledger"), category: "repudiation" }),
    ],
    found: { [SKIM]: "found", [REPLAY]: "late/category-not-considered" },
  },
  {
    name: "a late finding where the category was considered: why it escaped, a person says",
    events: [
      one.model(0, [skim]),
      one.end(5),
      issue.report(60, 1, DRAIN, late("Ledger")),
      issue.escaped(61, 1, "mitigation-not-done"),
    ],
    found: { [SKIM]: "found", [DRAIN]: "late/mitigation-not-done" },
  },
  {
    name: "a late finding of a threat that was listed and accepted was found before",
    events: [
      one.model(0, [threat(SKIM, { status: "accepted" })]),
      one.end(5),
      one.report(60, 1, SKIM, { source: "incident" }),
    ],
    found: { [SKIM]: "found + late/listed-and-accepted known" },
  },
  {
    name: "a late finding of a threat whose mitigation was not done was found before",
    events: [one.model(0, [skim]), one.end(5), one.report(60, 1, SKIM, { source: "incident" })],
    found: { [SKIM]: "found + late/mitigation-not-done known" },
  },
  {
    name: "a late finding outside of STRIDE",
    events: [
      one.model(0, [skim]),
      one.end(5),
      one.report(60, 1, DRAIN, { source: "pentest", category: null }),
    ],
    found: { [SKIM]: "found", [DRAIN]: "late/outside-stride" },
  },
  {
    name: "a late finding is tied to the latest session that ended before it",
    events: [
      one.model(0, [skim]),
      one.end(5),
      two.model(70, [replay]),
      two.end(80),
      issue.report(60, 1, DRAIN, late("Card network")),
    ],
    found: { [SKIM]: "found", [REPLAY]: "found", [DRAIN]: "late/declared-out-of-scope" },
  },
  {
    name: "of a session of which only the end is known, what comes from outside after it is late",
    events: [
      one.end(5),
      one.report(60, 1, DRAIN, { source: "pentest" }),
      one.report(3, 2, SKIM, { source: "pentest" }),
      one.report(60, 3, REPLAY),
    ],
    found: { [DRAIN]: "late", [SKIM]: "missed", [REPLAY]: "missed" },
  },
  {
    name: "what a penetration test reports while the session lasts is missed, not late",
    events: [one.model(0, [skim]), one.report(3, 1, DRAIN, { source: "pentest" }), one.end(5)],
    found: { [SKIM]: "found", [DRAIN]: "missed" },
  },
];

function late(asset: string) {
  return { isOfSession: false, source: "bug-bounty", asset } as const;
}
