import { count } from "./count.ts";
import { markdown } from "./escape.ts";
import { fitSections, whole } from "./fit.ts";
import { interestNotice } from "./interest-notice.ts";
import type { Report } from "./report.ts";
import { verdictSentence } from "./verdict-sentence.ts";
import { lapsedWaiver } from "./waiver-words.ts";
import { countsOf } from "./what-was-read.ts";

/** The verdict in one sentence, the one next step with who takes it, and what was read. */
export function summaryOf(report: Report): string {
  const parts = [
    verdictSentence(report.verdict, report.assessment, report),
    nextStep(report),
    report.verdict.conclusion === "success" ? "" : lapsedWaiver(report),
    interestNotice(report),
    filesCut(report),
    whatWasRead(report),
  ];
  const text = parts.filter((part) => part !== "").join("\n\n");
  return fitSections([whole(text, 1)]);
}

function nextStep({ verdict }: Report): string {
  if (verdict.nextStep === null) return "";
  const { who, what } = verdict.nextStep;
  return `**Next step:** ${markdown(who)} — ${markdown(what, 600)}.`;
}

function filesCut({ filesCut: isCut }: Report): string {
  return isCut
    ? "This pull request changes more files than the gate looks into. Design documents among the rest were **not** read; a smaller pull request shows them all."
    : "";
}

function whatWasRead({ assessment }: Report): string {
  const read = assessment.documents.filter(({ change }) => change !== "removed");
  if (read.length === 0) return "";
  return `Read in ${count(read.length, "design document")}: ${countsOf(read.map(({ model }) => model))}.`;
}
