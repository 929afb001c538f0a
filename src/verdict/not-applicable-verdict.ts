import type { Facts, JudgedFacts } from "../model/facts.ts";
import type { NotApplicable } from "../model/not-applicable.ts";
import type { Verdict } from "../model/verdict.ts";
import { securityInWords } from "./security-in-words.ts";

type Standing = Pick<JudgedFacts, "pull" | "ownership" | "policy" | "signOff"> &
  Partial<Pick<Facts, "assigned">>;

/**
 * The gate's answer where the team says that a design needs no threat model: Security confirms it by
 * a sign-off that came after, unless the phase asks for none.
 */
export function notApplicableVerdict(claim: NotApplicable, standing: Standing): Verdict {
  const { pull, ownership, policy, signOff } = standing;
  const { security, phases } = policy.policy;
  const phase = phases[ownership.phase];
  const isConfirmed = signOff.state === "approved" && signOff.at > claim.at;
  if (phase.signOff === "optional" || isConfirmed) {
    const by = isConfirmed ? `confirmed by ${signOff.by}` : `says ${claim.by}`;
    return {
      situation: "not-applicable",
      conclusion: "success",
      title: `No threat model needed, ${by}: ${claim.reason}`,
      nextStep: null,
      wantsReview: false,
    };
  }
  const who =
    security.team === null ? "An organisation owner" : securityInWords(security.team, standing);
  const confirm = `approve, if this design needs no threat model (${claim.by}: ${claim.reason})`;
  return {
    situation: "awaiting-sign-off",
    conclusion: "action_required",
    title: "Waiting for Security to confirm that no threat model is needed",
    nextStep: {
      who,
      what: security.team === null ? "name the security team in the config" : confirm,
    },
    wantsReview: !pull.isDraft,
  };
}
