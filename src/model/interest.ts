import type { Severity } from "./severity.ts";
import type { Stride } from "./stride.ts";
import type { AssetKind } from "./threat-model.ts";
import type { Instant } from "./time.ts";

/**
 * What Security wants to hear of where its sign-off is optional. All conditions of a rule hold
 * together, for one document; those on threats, for one threat. An empty list asks for nothing.
 */
export interface InterestRule {
  readonly severities: readonly Severity[];
  readonly stride: readonly Stride[];
  readonly assetKinds: readonly AssetKind[];
  /** Globs over document paths. */
  readonly paths: readonly string[];
  /** Names of teams in the config. */
  readonly teams: readonly string[];
  /** The least score, over all documents of the pull request; null: any. */
  readonly attackSurface: number | null;
  /** Whether Security is asked for a review, beside the note in its queue. */
  readonly asksForReview: boolean;
}

/** An entry of the review queue: something that Security may choose to look at. */
export interface NotedInterest {
  /** Of the threat model that matched. */
  readonly fingerprint: string;
  /** The rules that matched, in words. */
  readonly rules: readonly string[];
  readonly attackSurface: number;
  readonly at: Instant;
}
