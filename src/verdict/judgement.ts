import { assess } from "../assess.ts";
import type { Facts } from "../model/facts.ts";
import type { Judgement } from "../model/judgement.ts";
import { fingerprintOfFacts, judgedFacts } from "./judged-facts.ts";
import { verdictOf } from "./verdict.ts";

/** How a pull request stands. */
export function judgementOf(facts: Facts): Judgement {
  const assessment = assess(facts);
  const fingerprint = fingerprintOfFacts(assessment, facts);
  const judged = judgedFacts(assessment, facts, fingerprint);
  return { facts: judged, assessment, fingerprint, verdict: verdictOf(assessment, judged) };
}
