import type { Reading } from "../model/reading.ts";
import type { KnownReview, Review } from "../model/review.ts";
import type { Instant } from "../model/time.ts";

/** A sign-off or an objection by command; `id` is its comment's. */
export type Word = KnownReview & { readonly state: "approved" | "changes-requested" };

/** Reviews as GitHub told of them, and what was read at the commits that they speak of. */
export interface ReviewStore {
  /** Oldest first; dismissed ones too. */
  list(repositoryId: number, number: number): Promise<readonly KnownReview[]>;
  /** Keeps a review, in place of what was known of it; what its writer saw stays. */
  keep(repositoryId: number, number: number, review: Review): Promise<void>;
  /** Keeps what a comment's command said, in place of what that comment said before. */
  keepWord(repositoryId: number, number: number, word: Word): Promise<void>;
  /**
   * What is read at the head now; it is what was seen by all reviews of it that came before. `at` is
   * when the pull request came to be so, by GitHub's clock.
   */
  keepFingerprint(
    repositoryId: number,
    number: number,
    reading: Reading,
    at: Instant,
  ): Promise<void>;
  /** What somebody saw who wrote at a moment; null: nothing had been read by then. */
  seenAt(repositoryId: number, number: number, at: Instant): Promise<Reading | null>;
}
