import type { Assessment } from "./model/assessment.ts";
import type { Facts, JudgedFacts } from "./model/facts.ts";
import { fingerprintOf } from "./model/fingerprint.ts";
import { lapseOf } from "./model/waiver.ts";
import { signOffOf } from "./sign-off.ts";

/** What a sign-off or a waiver may be bound to: of what nobody read, it covers no other version. */
export function fingerprintOfFacts(assessment: Assessment, { filesCut, pull }: Facts): string {
  const unseen = filesCut ? ` and what is not read of ${pull.headSha}` : "";
  return fingerprintOf(assessment) + unseen;
}

/** The facts in view of one threat model: what Security said of it, and whether it is waived. */
export function judgedFacts(facts: Facts, fingerprint: string): JudgedFacts {
  const signOff = signOffOf(facts.reviews, fingerprint);
  const { waiver, now } = facts;
  if (waiver === null) return { ...facts, signOff, waiver, lapsedWaiver: null };
  const why = lapseOf(waiver, fingerprint, now);
  if (why === null) return { ...facts, signOff, waiver, lapsedWaiver: null };
  const lapsedWaiver = why === "taken back" ? null : { waiver, why };
  return { ...facts, signOff, waiver: null, lapsedWaiver };
}
