import type { AskedReview } from "../model/facts.ts";
import type { Instant } from "../model/time.ts";

/** Who was asked for a review of which pull request. */
export interface ReviewRequestStore {
  /** Oldest first. */
  list(repositoryId: number, number: number): Promise<readonly AskedReview[]>;
  keep(repositoryId: number, number: number, asked: AskedReview, at: Instant): Promise<void>;
}
