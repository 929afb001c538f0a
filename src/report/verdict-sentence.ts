import { type Assessment, errorsOf } from "../model/assessment.ts";
import type { JudgedFacts } from "../model/facts.ts";
import { dayOf } from "../model/time.ts";
import type { Verdict } from "../model/verdict.ts";
import { count } from "./count.ts";
import { markdown } from "./escape.ts";
import type { Report } from "./report.ts";
import { waivedBy } from "./waiver-words.ts";

/** What a sentence about a verdict draws on. */
export type Standing = Pick<JudgedFacts, "signOff" | "waiver"> &
  Partial<Pick<Report, "isCountsOnly">>;

/** The verdict in one sentence of Markdown. */
export function verdictSentence(
  verdict: Verdict,
  assessment: Assessment,
  standing: Standing,
): string {
  const errors = errorsOf(assessment).length;
  switch (verdict.situation) {
    case "no-document":
      return "**No design document changed**, so there is nothing to check.";
    case "waived":
      return `**Waived**${waivedBy(standing.waiver)}; what is listed below does not block.`;
    case "changes-requested":
      return `**Security asked for changes**${askedBy(standing)}`;
    case "gaps":
      return blocking(errors, standing);
    case "awaiting-sign-off":
      return `**Security's review is what is left**${worthALook(errors, " meanwhile")}${sinceApproval(standing)}.`;
    case "not-applicable":
      return "**No threat model is needed here**; what is listed below does not block.";
    case "complete":
      return completed(errors, standing);
    case "not-assessed":
      return "**This pull request could not be assessed**, which says nothing about its threat model.";
  }
}

function blocking(errors: number, { isCountsOnly = false }: Standing): string {
  const gaps = `**${count(errors, "gap")} ${errors === 1 ? "blocks" : "block"}.**`;
  if (isCountsOnly) return gaps;
  const questions = errors === 1 ? "question below leads" : "questions below lead";
  return `${gaps} The ${questions} to what is missing.`;
}

function askedBy({ signOff }: Standing): string {
  if (signOff.state !== "changes-requested" && signOff.state !== "answered") return ".";
  const since = signOff.state === "answered" ? " The threat model has changed since." : "";
  return ` (${markdown(signOff.by)}, ${dayOf(signOff.at)}).${since}`;
}

function completed(errors: number, { signOff }: Standing): string {
  const approved =
    signOff.state === "approved"
      ? `${markdown(signOff.by)} of Security approved it on ${dayOf(signOff.at)}`
      : null;
  if (errors > 0) {
    const open = worthALook(errors, "");
    return approved === null ? `**Nothing blocks**${open}.` : `**Signed off**: ${approved}${open}.`;
  }
  const by = approved === null ? "" : `, and ${approved}`;
  return `**The threat model is complete**${by}. Nothing is left to do.`;
}

function sinceApproval({ signOff }: Standing): string {
  return signOff.state === "void"
    ? `. ${markdown(signOff.by)} approved an earlier version on ${dayOf(signOff.at)}; the threat model has changed since`
    : "";
}

function worthALook(errors: number, when: string): string {
  if (errors === 0) return "";
  const [are, do_] = errors === 1 ? ["is", "does"] : ["are", "do"];
  return `; ${count(errors, "gap")} ${are} worth a look${when}, and ${do_} not block`;
}
