import { assess } from "./assess.ts";
import type { Facts } from "./model/facts.ts";
import { fingerprintOf } from "./model/fingerprint.ts";
import type { Judgement } from "./model/judgement.ts";
import { signOffOf } from "./sign-off.ts";
import { verdictOf } from "./verdict.ts";

/** How a pull request stands. */
export function judgementOf(facts: Facts): Judgement {
  const assessment = assess(facts);
  const unseen = facts.filesCut ? ` and what is not read of ${facts.pull.headSha}` : "";
  const fingerprint = fingerprintOf(assessment) + unseen;
  const judged = { ...facts, signOff: signOffOf(facts.reviews, fingerprint) };
  return { facts: judged, assessment, fingerprint, verdict: verdictOf(assessment, judged) };
}
