import { matchingRules } from "../interests/matching-rules.ts";
import type { Assessment } from "../model/assessment.ts";
import type { Facts, JudgedFacts } from "../model/facts.ts";
import { fingerprintOf } from "../model/fingerprint.ts";
import { isSaidOf } from "../model/not-applicable.ts";
import { lapseOf } from "../model/waiver.ts";
import { signOffOf } from "./sign-off.ts";

/** What a sign-off or a waiver may be bound to: of what nobody read, it covers no other version. */
export function fingerprintOfFacts(assessment: Assessment, { filesCut, pull }: Facts): string {
  const unseen = filesCut ? ` and what is not read of ${pull.headSha}` : "";
  return fingerprintOf(assessment) + unseen;
}

/** The facts in view of one threat model: what Security said of it, and whether it is waived. */
export function judgedFacts(
  assessment: Assessment,
  facts: Facts,
  fingerprint = fingerprintOfFacts(assessment, facts),
): JudgedFacts {
  return {
    ...facts,
    signOff: signOffOf(facts.reviews, fingerprint),
    interests: matchingRules(assessment, facts),
    notApplicable: claimInForce(facts),
    ...waiverInForce(facts, fingerprint),
  };
}

/** Of documents that nobody read, nobody knows what they need. */
function claimInForce({ notApplicable, documents, filesCut }: Facts): JudgedFacts["notApplicable"] {
  const holds = notApplicable !== null && !filesCut && isSaidOf(notApplicable, documents);
  return holds ? notApplicable : null;
}

function waiverInForce(
  { waiver, now }: Facts,
  fingerprint: string,
): Pick<JudgedFacts, "waiver" | "lapsedWaiver"> {
  const why = waiver === null ? null : lapseOf(waiver, fingerprint, now);
  if (waiver === null || why === null) return { waiver, lapsedWaiver: null };
  return { waiver: null, lapsedWaiver: why === "taken back" ? null : { waiver, why } };
}
