import { type Assessment, errorsOf } from "../model/assessment.ts";
import type { JudgedFacts } from "../model/facts.ts";
import type { Gap } from "../model/gap.ts";
import type { Verdict } from "../model/verdict.ts";
import { untilInWords } from "../model/waiver.ts";
import { countedGaps } from "../rules/gaps/gap-counts.ts";
import { afterObjection, closeGaps, towardsSignOff } from "./next-step.ts";
import { notApplicableVerdict } from "./not-applicable-verdict.ts";

/** What a verdict depends on beside the assessment. */
export type Standing = Pick<JudgedFacts, "pull" | "ownership" | "policy" | "signOff" | "waiver"> &
  Partial<Pick<JudgedFacts, "filesCut" | "assigned" | "interests" | "notApplicable">>;

/** The gate's answer: the first situation of the table that holds. */
export function verdictOf(assessment: Assessment, standing: Standing): Verdict {
  const { signOff, waiver, notApplicable = null, filesCut = false } = standing;
  const phase = standing.policy.policy.phases[standing.ownership.phase];
  const errors = errorsOf(assessment);
  if (assessment.documents.length === 0 && !filesCut) return NO_DOCUMENT;
  if (waiver !== null) return waived(waiver);
  const blocking = errors.filter(() => phase.gaps === "block");
  const objector = objectorOf(signOff);
  if (objector !== null) return changesRequested(objector, blocking, assessment, standing);
  if (notApplicable !== null) return notApplicableVerdict(notApplicable, standing);
  const wantsReview = reviewIsWanted(standing, errors);
  if (blocking.length > 0) {
    return { ...blockedBy(errors, assessment, standing), wantsReview };
  }
  if (filesCut && signOff.state !== "approved") return { ...notAllRead(standing), wantsReview };
  if (phase.signOff === "required" && signOff.state !== "approved") {
    return { ...awaitingSignOff(errors, assessment, standing), wantsReview };
  }
  return { ...complete(errors, assessment, signOff), wantsReview: isOfInterest(standing) };
}

const NO_DOCUMENT: Verdict = {
  situation: "no-document",
  conclusion: "skipped",
  title: "No design document changed",
  nextStep: null,
  wantsReview: false,
};

function waived({ by, reason, until }: NonNullable<JudgedFacts["waiver"]>): Verdict {
  const end = until === null ? "" : ` until ${untilInWords(until)}`;
  return {
    situation: "waived",
    conclusion: "success",
    title: `Waived by @${by}${end}: ${reason}`,
    nextStep: null,
    wantsReview: false,
  };
}

type WithoutRequest = Omit<Verdict, "wantsReview">;

function objectorOf(signOff: JudgedFacts["signOff"]): string | null {
  const isObjection = signOff.state === "changes-requested" || signOff.state === "answered";
  return isObjection ? signOff.by : null;
}

/** Whoever objected is asked again once there is something new to see, whatever the phase. */
function changesRequested(
  by: string,
  blocking: readonly Gap[],
  assessment: Assessment,
  standing: Standing,
): Verdict {
  const isAnswered = standing.signOff.state === "answered";
  return {
    situation: "changes-requested",
    conclusion: "failure",
    title: "Security asked for changes",
    nextStep:
      isAnswered && blocking.length > 0
        ? closeGaps(blocking, assessment, standing)
        : afterObjection(by, standing),
    wantsReview: isAnswered && blocking.length === 0 && !standing.pull.isDraft,
  };
}

function blockedBy(
  errors: readonly Gap[],
  assessment: Assessment,
  standing: Standing,
): WithoutRequest {
  return {
    situation: "gaps",
    conclusion: "failure",
    title: `${plural(errors.length, "gap", "gaps")}: ${countedGaps(errors)}`,
    nextStep: closeGaps(errors, assessment, standing),
  };
}

/** What nobody looked into may be a design document: the gate does not open for it. */
function notAllRead({ pull }: Standing): WithoutRequest {
  return {
    situation: "not-assessed",
    conclusion: "action_required",
    title: "Not all changed files could be read: there are too many",
    nextStep: { who: pull.author, what: "split this pull request, so that all of it can be read" },
  };
}

function awaitingSignOff(
  errors: readonly Gap[],
  assessment: Assessment,
  standing: Standing,
): WithoutRequest {
  return {
    situation: "awaiting-sign-off",
    conclusion: "action_required",
    title:
      errors.length === 0
        ? "Waiting for Security to review"
        : `Waiting for Security; ${plural(errors.length, "gap", "gaps")} to look at`,
    nextStep: towardsSignOff(errors, assessment, standing),
  };
}

/** Gaps that are only shown make no threat model complete, whether it is signed off or needs not be. */
function complete(
  errors: readonly Gap[],
  { documents }: Assessment,
  { state }: JudgedFacts["signOff"],
): WithoutRequest {
  const assets = documents.reduce((sum, { model }) => sum + model.assets.length, 0);
  const threats = documents.reduce((sum, { model }) => sum + model.threats.length, 0);
  const counts = `${plural(assets, "asset", "assets")}, ${plural(threats, "threat", "threats")}`;
  const shown = state === "approved" ? "Signed off by Security" : "Nothing blocks";
  const lead = errors.length === 0 ? "Threat model complete" : shown;
  return {
    situation: "complete",
    conclusion: "success",
    title: `${lead}: ${counts}`,
    nextStep: null,
  };
}

/** Whether Security wants to be asked for a review although the gate does not wait for it. */
function isOfInterest({ interests = [], pull, signOff }: Standing): boolean {
  if (pull.isDraft || signOff.state === "approved") return false;
  return interests.some(({ asksForReview }) => asksForReview);
}

function reviewIsWanted({ pull, signOff, ...rest }: Standing, errors: readonly Gap[]): boolean {
  const { request } = rest.policy.policy.phases[rest.ownership.phase];
  if (pull.isDraft || request === "never" || signOff.state === "approved") return false;
  return request === "ready" || errors.length === 0;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
