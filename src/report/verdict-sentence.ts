import { type Assessment, errorsOf } from "../model/assessment.ts";
import type { JudgedFacts } from "../model/facts.ts";
import { dayOf } from "../model/time.ts";
import type { Verdict } from "../model/verdict.ts";
import { count } from "./count.ts";
import { markdown } from "./escape.ts";

/** What a sentence about a verdict draws on. */
export type Standing = Pick<JudgedFacts, "signOff" | "waiver">;

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
      return `**Waived**${waivedBy(standing)}; what is listed below does not block.`;
    case "changes-requested":
      return `**Security asked for changes**${askedBy(standing)}.`;
    case "gaps":
      return errors === 1
        ? "**1 gap blocks.** The question below leads to what is missing."
        : `**${count(errors, "gap")} block.** The questions below lead to what is missing.`;
    case "awaiting-sign-off":
      return `**Security's review is what is left**${worthALook(errors)}${sinceApproval(standing)}.`;
    case "complete":
      return `**The threat model is complete**${approvedBy(standing)}. Nothing is left to do.`;
    case "not-assessed":
      return "**This pull request could not be assessed**, which says nothing about its threat model.";
  }
}

function waivedBy({ waiver }: Standing): string {
  if (waiver === null) return "";
  const until = waiver.until === null ? "" : ` until ${waiver.until}`;
  return ` by ${markdown(waiver.by)}${until}: “${markdown(waiver.reason)}”`;
}

function askedBy({ signOff }: Standing): string {
  return signOff.state === "changes-requested"
    ? ` (${markdown(signOff.by)}, ${dayOf(signOff.at)})`
    : "";
}

function approvedBy({ signOff }: Standing): string {
  return signOff.state === "approved"
    ? `, and ${markdown(signOff.by)} of Security approved it on ${dayOf(signOff.at)}`
    : "";
}

function sinceApproval({ signOff }: Standing): string {
  return signOff.state === "void"
    ? `. ${markdown(signOff.by)} approved an earlier version on ${dayOf(signOff.at)}; the threat model has changed since`
    : "";
}

function worthALook(errors: number): string {
  if (errors === 0) return "";
  const [are, do_] = errors === 1 ? ["is", "does"] : ["are", "do"];
  return `; ${count(errors, "gap")} ${are} worth a look meanwhile, and ${do_} not block`;
}
