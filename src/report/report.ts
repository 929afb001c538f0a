import type { Assessment } from "../model/assessment.ts";
import type { JudgedFacts } from "../model/facts.ts";
import type { Phase } from "../model/phase.ts";
import type { Policy } from "../model/policy.ts";
import type { Verdict } from "../model/verdict.ts";
import { type LineUrl, NO_LINKS, type ReportLinks } from "./report-links.ts";

/** What the words of every form are made from, with a pull request or without. */
export interface Report
  extends Pick<JudgedFacts, "signOff" | "waiver" | "lapsedWaiver" | "interests" | "filesCut"> {
  readonly assessment: Assessment;
  readonly verdict: Verdict;
  readonly phase: Phase;
  readonly policy: Policy;
  /** Whether names and texts of the documents are kept out of it. */
  readonly isCountsOnly: boolean;
  readonly lineUrl: LineUrl;
  readonly links: ReportLinks;
}

/** Somebody decided that gaps do not matter here. */
const SET_ASIDE: ReadonlySet<string> = new Set(["waived", "not-applicable"]);

/** Whether gaps of level error block here, or are only shown. */
export function gapsBlock({ policy, phase, verdict }: Report): boolean {
  return policy.phases[phase].gaps === "block" && !SET_ASIDE.has(verdict.situation);
}

/** The report of documents that stand in no pull request, as on a laptop. */
export function localReport(
  given: Pick<Report, "assessment" | "verdict" | "phase" | "policy">,
): Report {
  return {
    ...given,
    signOff: { state: "none" },
    waiver: null,
    lapsedWaiver: null,
    interests: [],
    filesCut: false,
    isCountsOnly: false,
    lineUrl: () => null,
    links: NO_LINKS,
  };
}
