/** A check run's conclusion, as far as this gate gives one. */
export type Conclusion = "skipped" | "success" | "action_required" | "failure";

/** Why the verdict is what it is. */
export type Situation =
  | "no-document"
  | "waived"
  | "changes-requested"
  | "gaps"
  | "awaiting-sign-off"
  | "complete"
  /** The team says that the design needs no threat model, and nobody has to confirm it any more. */
  | "not-applicable"
  /** The gate itself failed: nothing is said of the threat model. */
  | "not-assessed";

/** The gate's answer to a pull request. */
export interface Verdict {
  readonly situation: Situation;
  readonly conclusion: Conclusion;
  /** Plain text that fits a list of checks. */
  readonly title: string;
  /** The one next step, and who takes it; null: nothing is left to do. */
  readonly nextStep: { readonly who: string; readonly what: string } | null;
  /** Whether the team's phase wants Security asked for a review now. */
  readonly wantsReview: boolean;
}
