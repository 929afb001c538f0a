import type { Assessment } from "../model/assessment.ts";
import type { CheckRun } from "../model/check-run.ts";
import type { JudgedFacts } from "../model/facts.ts";
import type { Verdict } from "../model/verdict.ts";
import { isCountsOnly } from "../policy/public-repository.ts";
import { acceptedThreats } from "./accepted-threats.ts";
import { annotationsOf } from "./annotations.ts";
import { bodyOf } from "./body.ts";
import { BUTTONS, buttonsFor } from "./buttons.ts";
import { markdown } from "./escape.ts";
import { fitTitle } from "./fit.ts";
import { gapsBlock, type Report } from "./report.ts";
import { linesOnGitHub, NO_LINKS, type ReportLinks } from "./report-links.ts";
import { reviewersNote } from "./reviewers-note.ts";
import { summaryOf } from "./summary.ts";
import { configNotice, teamAndPhase } from "./team-and-phase.ts";

/** What a check run is made from. */
export interface CheckRunInput {
  readonly facts: JudgedFacts;
  readonly assessment: Assessment;
  readonly verdict: Verdict;
  readonly links?: ReportLinks;
}

/** What the check run of a pull request says. The same input gives the same text, to the byte. */
export function checkRun({
  facts,
  assessment,
  verdict,
  links = NO_LINKS,
}: CheckRunInput): CheckRun {
  const report: Report = {
    ...facts,
    assessment,
    verdict,
    phase: facts.ownership.phase,
    policy: facts.policy.policy,
    isCountsOnly: isCountsOnly(facts.policy.policy, facts.pull.repository),
    lineUrl: linesOnGitHub(facts.pull),
    links,
  };
  const progress = report.isCountsOnly ? null : facts.progress;
  const note = verdict.wantsReview ? reviewersNote(facts) : "";
  const accepted = report.isCountsOnly ? "" : acceptedThreats(assessment, facts);
  return {
    conclusion: verdict.conclusion,
    title: fitTitle(verdict.title),
    summary: [summaryOf(report), accepted, note].filter((part) => part !== "").join("\n\n"),
    text: bodyOf(report, teamAndPhase({ ...facts, progress }) + configNotice(facts, links)),
    annotations: report.isCountsOnly ? [] : annotationsOf(assessment.documents, gapsBlock(report)),
    buttons: buttonsFor(verdict, assessment, facts),
  };
}

/** The same check, saying that GitHub refused to ask a team for its review, and what helps. */
export function withRefusedRequest(check: CheckRun, team: string): CheckRun {
  const note = `**Security is not asked yet**: GitHub refused to ask the team ${markdown(team)} for a review. An organisation owner can give that team access to this repository; re-run this check then.`;
  return { ...check, summary: `${check.summary}\n\n${note}` };
}

/** What happened, and how to try again; both are phrases, as they follow a colon. */
export interface Failure {
  readonly what: string;
  readonly retry?: string;
}

/** The check run where the gate itself failed. It says nothing of the threat model. */
export function checkRunNotAssessed({ what, retry = RETRY }: Failure): CheckRun {
  return {
    conclusion: "failure",
    title: "Threatgate could not assess this pull request",
    summary: `**Threatgate could not assess this pull request**: ${markdown(what, 600)}.\n\n**Next step:** anyone here — ${markdown(retry, 600)}.`,
    text: "This is a fault of the gate or of what it stands on. It says nothing about the threat model, good or bad, and nothing that was written is lost.",
    annotations: [],
    buttons: [BUTTONS.check],
  };
}

const RETRY = "re-run this check, or push again";
