import { type Assessment, errorsOf } from "./model/assessment.ts";
import type { Facts, JudgedFacts } from "./model/facts.ts";
import type { Gap } from "./model/gap.ts";
import type { PhasePolicy } from "./model/phase.ts";
import type { Verdict } from "./model/verdict.ts";
import { countedGaps } from "./rules/gaps/gap-counts.ts";

/** What a verdict depends on beside the assessment. */
export type Standing = Pick<JudgedFacts, "pull" | "ownership" | "policy" | "signOff" | "waiver"> &
  Partial<Pick<Facts, "filesCut">>;

/** The gate's answer: the first situation of the table that holds. */
export function verdictOf(assessment: Assessment, standing: Standing): Verdict {
  const { signOff, waiver, filesCut = false } = standing;
  const phase = standing.policy.policy.phases[standing.ownership.phase];
  const errors = errorsOf(assessment);
  if (assessment.documents.length === 0 && !filesCut) return noDocument();
  if (waiver !== null) return waived(waiver);
  const wantsReview = reviewIsWanted(phase, standing, errors);
  if (signOff.state === "changes-requested") {
    return { ...changesRequested(signOff.by, standing), wantsReview: false };
  }
  if (errors.length > 0 && phase.gaps === "block") {
    return { ...blockedBy(errors, assessment, standing), wantsReview };
  }
  if (filesCut && signOff.state !== "approved") return { ...notAllRead(standing), wantsReview };
  if (phase.signOff === "required" && signOff.state !== "approved") {
    return { ...awaitingSignOff(errors, standing), wantsReview };
  }
  return complete(assessment, standing);
}

function noDocument(): Verdict {
  return {
    situation: "no-document",
    conclusion: "skipped",
    title: "No design document changed",
    nextStep: null,
    wantsReview: false,
  };
}

function waived({ by, reason, until }: NonNullable<Facts["waiver"]>): Verdict {
  return {
    situation: "waived",
    conclusion: "success",
    title: `Waived by @${by}${until === null ? "" : ` until ${until}`}: ${reason}`,
    nextStep: null,
    wantsReview: false,
  };
}

type WithoutRequest = Omit<Verdict, "wantsReview">;

function changesRequested(by: string, { pull }: Standing): WithoutRequest {
  return {
    situation: "changes-requested",
    conclusion: "failure",
    title: "Security asked for changes",
    nextStep: { who: pull.author, what: `work through what ${by} asked for in the review` },
  };
}

function blockedBy(
  errors: readonly Gap[],
  assessment: Assessment,
  { pull }: Standing,
): WithoutRequest {
  const first = assessment.documents.find(({ gaps }) => gaps.some((gap) => errors.includes(gap)));
  const line = first?.gaps.find((gap) => errors.includes(gap))?.line ?? 1;
  const start = `${first?.path ?? "the document"}, line ${line}`;
  return {
    situation: "gaps",
    conclusion: "failure",
    title: `${plural(errors.length, "gap", "gaps")}: ${countedGaps(errors)}`,
    nextStep: {
      who: pull.author,
      what:
        errors.length === 1
          ? `answer the question at ${start}`
          : `answer the questions below, starting at ${start}`,
    },
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

function awaitingSignOff(errors: readonly Gap[], standing: Standing): WithoutRequest {
  return {
    situation: "awaiting-sign-off",
    conclusion: "action_required",
    title:
      errors.length === 0
        ? "Waiting for Security to review"
        : `Waiting for Security; ${plural(errors.length, "gap", "gaps")} to look at`,
    nextStep: signOffStep(standing),
  };
}

function signOffStep({ pull, policy, ownership }: Standing): Verdict["nextStep"] {
  const { security, phases } = policy.policy;
  if (pull.isDraft && phases[ownership.phase].request !== "never") {
    return {
      who: pull.author,
      what: "mark the pull request ready for review; Security is asked then",
    };
  }
  if (security.team === null) {
    return { who: "An organisation owner", what: "name the security team in the config" };
  }
  return { who: `Security (${security.team})`, what: "review the threat model and approve it" };
}

function complete({ documents }: Assessment, { signOff }: Standing): Verdict {
  const assets = documents.reduce((sum, { model }) => sum + model.assets.length, 0);
  const threats = documents.reduce((sum, { model }) => sum + model.threats.length, 0);
  const counts = `${plural(assets, "asset", "assets")}, ${plural(threats, "threat", "threats")}`;
  const lead = signOff.state === "approved" ? "Signed off by Security" : "Threat model complete";
  return {
    situation: "complete",
    conclusion: "success",
    title: `${lead}: ${counts}`,
    nextStep: null,
    wantsReview: false,
  };
}

function reviewIsWanted(
  phase: PhasePolicy,
  { pull, signOff }: Standing,
  errors: readonly Gap[],
): boolean {
  if (pull.isDraft || signOff.state === "approved") return false;
  if (phase.request === "complete") return errors.length === 0;
  return phase.request === "ready";
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
