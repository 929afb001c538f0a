/**
 * The five phases of a self-serve threat-modelling programme, strictest first.
 * @see https://segment.com/blog/redefining-threat-modeling/
 */
export const PHASES = [
  "traditional",
  "training",
  "observation",
  "review",
  "security-optional",
] as const;

/** A team's phase. */
export type Phase = (typeof PHASES)[number];

/** What a phase asks of a pull request. */
export interface PhasePolicy {
  /** Whether gaps of level error block, or are only shown. */
  readonly gaps: "block" | "show";
  readonly signOff: "required" | "optional";
  /** Security is asked for a review when the pull request is ready, once nothing blocks, or never. */
  readonly request: "ready" | "complete" | "never";
}
