import type { Instant } from "./time.ts";

/** How those of the security team are chosen who are asked for a review. */
export const ASSIGNMENTS = ["team", "round-robin", "least-busy", "random"] as const;

export type Assignment = (typeof ASSIGNMENTS)[number];

/** Whom a review is asked of. */
export interface ReviewerPolicy {
  readonly assign: Assignment;
  /** How many people; where the team itself is asked, GitHub decides. */
  readonly count: number;
  /** Logins of those who are not asked for now. */
  readonly away: readonly string[];
}

export const ASSIGNED_STATES = ["reserved", "asked", "refused"] as const;

/** Somebody's turn to review one threat model. */
export interface AssignedReview {
  /** In lower case. */
  readonly login: string;
  /** Of the threat model as it was then. */
  readonly fingerprint: string;
  /**
   * `reserved`: chosen, and not asked yet; `asked`: of GitHub, by us or by hand; `refused`: GitHub
   * would not ask them.
   */
  readonly state: (typeof ASSIGNED_STATES)[number];
  readonly at: Instant;
  /** They reviewed the pull request since. */
  readonly isAnswered: boolean;
}

/** Whose turn it was how often, over all pull requests of an installation. */
export interface Turns {
  /** In lower case. */
  readonly login: string;
  /** Requests on open pull requests that they have not answered yet. */
  readonly open: number;
  /** Grows with each turn that anybody takes; 0: never. */
  readonly latest: number;
}
