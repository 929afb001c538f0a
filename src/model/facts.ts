import type { Acceptance } from "./acceptance.ts";
import type { AssignedReview } from "./assigned-review.ts";
import type { BlindSpot } from "./blind-spot.ts";
import type { ChangedFile, DesignDocument } from "./design-document.ts";
import type { InterestRule } from "./interest.ts";
import type { NotApplicable } from "./not-applicable.ts";
import type { Phase } from "./phase.ts";
import type { PolicyInForce } from "./policy.ts";
import type { Progress } from "./promotion.ts";
import type { PullRequest } from "./pull-request.ts";
import type { SecurityReview } from "./review.ts";
import type { SignOff } from "./sign-off.ts";
import type { Instant } from "./time.ts";
import type { Lapse, Waiver } from "./waiver.ts";

/** Whose document it is, and how that was found. */
export interface Ownership {
  /** The team's name in the config; null: no team of the config matches. */
  readonly team: string | null;
  readonly phase: Phase;
  /** A phrase that follows "because": `the repository matches billing-*`. */
  readonly why: string;
}

/** All that an assessment and a decision may know of a pull request. */
export interface Facts {
  readonly pull: PullRequest;
  readonly ownership: Ownership;
  readonly policy: PolicyInForce;
  /** The design documents among the changed files, in path order. */
  readonly documents: readonly DesignDocument[];
  /** More files changed than could be looked into: any of the rest may be a design document. */
  readonly filesCut: boolean;
  /** The repository's config file, if the pull request changes it. */
  readonly configFile: ChangedFile | null;
  /** Decisions of those whose word counts, oldest first. */
  readonly reviews: readonly SecurityReview[];
  /** The latest one, whether it holds or not; it stands for all before it. Null: none was given. */
  readonly waiver: Waiver | null;
  /** The team's latest word that no threat model is needed, whether it holds or not; null: none. */
  readonly notApplicable: NotApplicable | null;
  /** Threats that were accepted by command, oldest first; those that are over too. */
  readonly acceptances: readonly Acceptance[];
  /** Teams that were asked for a review before, whatever became of it. */
  readonly asked: readonly AskedReview[];
  /** People of the security team whose turn it was to review this pull request, oldest first. */
  readonly assigned: readonly AssignedReview[];
  /** Fingerprints of the threat models that were noted as being of interest to Security. */
  readonly notedInterests: readonly string[];
  /** How far the owning team is on its way; null: no team is known, or no document changed. */
  readonly progress: Progress | null;
  /** What the owning team keeps missing; null: nothing, or as `progress`. */
  readonly blindSpot: BlindSpot | null;
  readonly now: Instant;
}

/** A team that was asked to review one threat model. */
export interface AskedReview {
  /** The team's slug. */
  readonly team: string;
  /** Of the threat model as it was then. */
  readonly fingerprint: string;
}

/** Facts with what Security has said of the threat model as it stands, and wants to hear of it. */
export interface JudgedFacts extends Facts {
  readonly signOff: SignOff;
  /** The interest rules that match; empty where Security signs off anyway. */
  readonly interests: readonly InterestRule[];
  /** Only one that is in force for this threat model, at this moment. */
  readonly waiver: Waiver | null;
  /** One that was, and why it is no longer; null: there is none, or somebody took it back. */
  readonly lapsedWaiver: { readonly waiver: Waiver; readonly why: Lapse } | null;
}
