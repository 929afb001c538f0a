import type { Instant } from "./time.ts";

/** A review on GitHub, as far as it can be a sign-off. Comments alone are none. */
export interface Review {
  readonly id: number;
  readonly by: string;
  readonly state: "approved" | "changes-requested" | "dismissed";
  /** The commit that its writer saw. */
  readonly commit: string;
  readonly at: Instant;
}

/** A review as it is remembered. */
export interface KnownReview extends Review {
  /**
   * The fingerprint of the threat model as it was read at that commit when the review came in, or
   * first after it; null: that commit was never assessed. A commit may read otherwise later, since
   * its pull request may change its base.
   */
  readonly saw: string | null;
}

/** A decision of somebody whose word counts: of the security team, and no author of the change. */
export interface SecurityReview {
  readonly by: string;
  readonly state: "approved" | "changes-requested";
  readonly at: Instant;
  /** Of the threat model that its writer saw; null: that commit was never assessed. */
  readonly fingerprint: string | null;
}
