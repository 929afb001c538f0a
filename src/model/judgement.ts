import type { Assessment } from "./assessment.ts";
import type { JudgedFacts } from "./facts.ts";
import type { Verdict } from "./verdict.ts";

/** How a pull request stands: what is known of it, and what the gate makes of that. */
export interface Judgement {
  readonly facts: JudgedFacts;
  readonly assessment: Assessment;
  /** Of the threat model as it stands. */
  readonly fingerprint: string;
  readonly verdict: Verdict;
}
