import type { AssignedReview, Turns } from "../model/assigned-review.ts";
import type { Instant } from "../model/time.ts";

/** Whose turn it was to review what. A turn counts from the moment that it is taken. */
export interface AssignedReviewStore {
  /** Of a pull request, oldest first. */
  list(repositoryId: number, number: number): Promise<readonly AssignedReview[]>;
  /**
   * Chooses in view of earlier turns, and keeps what was chosen before anybody else looks: of two that
   * choose at the same time, the second sees the first one's turns. Null: nobody is chosen.
   * Unless it chooses no people on purpose, what was reserved of the pull request before is not.
   */
  take<T extends TakenTurns | null>(
    place: ReviewPlace,
    at: Instant,
    choose: (known: KnownTurns) => T,
  ): Promise<T>;
  /** What became of somebody's turn, also of one that nobody chose; a turn taken again is a new one. */
  keep(
    place: ReviewPlace,
    login: string,
    state: AssignedReview["state"],
    at: Instant,
  ): Promise<void>;
  /** Somebody reviewed the pull request: nothing of it is open for them. */
  answer(repositoryId: number, number: number, login: string, at: Instant): Promise<void>;
}

/** One threat model of a pull request, which people are chosen to review. */
export interface ReviewPlace {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly number: number;
  readonly fingerprint: string;
}

/** What is known when reviewers are chosen. */
export interface KnownTurns {
  /** Of the pull request, oldest first. */
  readonly before: readonly AssignedReview[];
  /** Of everybody who had a turn in the installation. */
  readonly turns: readonly Turns[];
}

/** Logins in lower case. */
export interface TakenTurns {
  /** They are asked already. */
  readonly byHand: readonly string[];
  /** They are to be asked. */
  readonly people: readonly string[];
}
