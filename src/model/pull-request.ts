import type { Instant } from "./time.ts";

/** A repository as GitHub knows it. Its id outlives renames and transfers; its name does not. */
export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  /** The page of the repository, without a slash at the end. */
  readonly url: string;
  readonly isPrivate: boolean;
}

/** A pull request at one moment. */
export interface PullRequest {
  readonly repository: Repository;
  readonly number: number;
  readonly author: string;
  readonly isDraft: boolean;
  readonly isOpen: boolean;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  /** Slugs of the teams that are asked for a review now. */
  readonly requestedTeams: readonly string[];
  /** Logins of the people who are asked for a review now. */
  readonly requestedReviewers: readonly string[];
  readonly updatedAt: Instant;
}

/** Which open pull requests. */
export interface OpenPulls {
  readonly owner: string;
  /** Only those whose head was read, and has a design document. */
  readonly isOfDesigns: boolean;
  /** Only those that go to this branch; null: all. */
  readonly towards: { readonly repositoryId: number; readonly branch: string } | null;
  /** Only those whose gate this person's word may hold open, by a review or a waiver; null: all. */
  readonly vouchedBy: string | null;
  /** Zeros: from the beginning. */
  readonly after: { readonly repositoryId: number; readonly number: number };
}
