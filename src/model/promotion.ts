import type { Phase } from "./phase.ts";
import type { Severity } from "./severity.ts";
import type { Day } from "./time.ts";

/** When a team moves on to the next phase, or back. */
export interface PromotionPolicy {
  /** How many completed sessions are looked at: the last ones. */
  readonly window: number;
  /** The least part of the findings of each severity that the team found itself, up to 1. */
  readonly rate: number;
  /** The least number of findings of the severities that count, together. */
  readonly findings: number;
  /** For so many days, a late finding stands in the way. */
  readonly lateDays: number;
  /** Below this part, the team goes back a phase. */
  readonly backRate: number;
  /** A missed critical finding in so many of the last sessions does that, too. */
  readonly backSessions: number;
  /** Whether what a team found after a hint counts as found. */
  readonly countHinted: boolean;
  /** Whether the app proposes the step by itself, or only tells how far the team is. */
  readonly mode: "propose" | "off";
  /** A proposal that was closed is not repeated on the same evidence for so many days. */
  readonly quietDays: number;
}

/** How much of what is known today a team found itself. */
export interface DiscoveryRate {
  readonly severity: Severity;
  readonly found: number;
  /** Of everybody. */
  readonly all: number;
  /** Between 0 and 1; null: there is nothing to find a part of. */
  readonly rate: number | null;
  /** Within these bounds the true rate lies, with 95 % confidence; null: as the rate. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** One thing that must hold, with the numbers that say whether it does. */
export type Condition = { readonly holds: boolean } & (
  | { readonly kind: "sessions"; readonly count: number; readonly least: number }
  | {
      readonly kind: "findings";
      readonly severities: readonly Severity[];
      readonly count: number;
      readonly least: number;
    }
  | {
      readonly kind: "rate";
      readonly rate: DiscoveryRate;
      readonly least: number;
      /** Over fewer sessions than the window it says too little, and holds whatever it is. */
      readonly isEarly: boolean;
    }
  | { readonly kind: "none-missed"; readonly sessions: number; readonly count: number }
  | {
      readonly kind: "none-late";
      readonly severities: readonly Severity[];
      readonly days: number;
      /** Where it counts from the beginning of the phase, which is later; null: all of the days. */
      readonly since: Day | null;
      readonly count: number;
    }
  /** Null: they could not be listed, or are too many. */
  | { readonly kind: "people"; readonly count: number | null }
  /** Null: no day is set. */
  | { readonly kind: "training-date"; readonly begins: Day | null }
  | {
      readonly kind: "trained";
      /** How many finished every module, within the refresh period. */
      readonly finished: number;
      /** Null: they could not be listed, or are too many. */
      readonly people: number | null;
      /** A part, up to 1. */
      readonly least: number;
    }
);

/** How far a team is on its way. */
export interface Progress {
  /** The day on which its present phase began; null: not known, and all that is known counts. */
  readonly since: Day | null;
  /** Where it leads; null: it is at the end, or what decides on it is not known here. */
  readonly next: Phase | null;
  /** All must hold to move on; empty: none is known. */
  readonly conditions: readonly Condition[];
  /** Where the team goes if any of `reasons` does not hold; null: nowhere. */
  readonly back: Phase | null;
  readonly reasons: readonly Condition[];
}
