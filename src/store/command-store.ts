import type { Acceptance } from "../model/acceptance.ts";
import type { AuditEntry } from "../model/audit-entry.ts";
import type { NotApplicable } from "../model/not-applicable.ts";
import type { KnownReview } from "../model/review.ts";
import type { Instant } from "../model/time.ts";

/** A sign-off or an objection by command; `id` is its comment's. */
export type Word = KnownReview & { readonly state: "approved" | "changes-requested" };

/** Which comments were answered. */
export interface AnswerStore {
  has(repositoryId: number, commentId: number): Promise<boolean>;
  keep(repositoryId: number, commentId: number, at: Instant): Promise<void>;
}

/** Which pull requests were said to need no threat model. */
export interface NotApplicableStore {
  /** Null: nobody ever said so. */
  latest(repositoryId: number, number: number): Promise<NotApplicable | null>;
  /** Somebody says one thing at a moment: the same again changes nothing. */
  keep(repositoryId: number, number: number, claim: NotApplicable): Promise<void>;
}

/** Threats of pull requests that somebody accepted by command. */
export interface AcceptanceStore {
  /** Oldest first; those that are over too. */
  list(repositoryId: number, number: number): Promise<readonly Acceptance[]>;
  /** Somebody accepts one threat once at a moment: the same again changes nothing. */
  keep(repositoryId: number, number: number, acceptance: Acceptance): Promise<void>;
}

/** Help that was given on a gap, by which line of which comment. */
export interface Hint {
  /** Its id. */
  readonly gap: string;
  readonly commentId: number;
  readonly line: number;
  readonly by: string;
  readonly at: Instant;
}

/** How often help was given on the gaps of a pull request. */
export interface HintStore {
  /** Each line of a comment counts once. */
  keep(repositoryId: number, number: number, hint: Hint): Promise<void>;
  /** The gaps that others than that comment had help on, one for each time. */
  before(repositoryId: number, number: number, commentId: number): Promise<readonly string[]>;
}

/** What commands changed. Nothing in it is ever changed or taken away. */
export interface AuditStore {
  /** Each change of a comment's line is kept once. */
  append(entry: AuditEntry): Promise<void>;
  /** In the order they were kept, after that number; 0: from the beginning. */
  list(after: number, limit: number): Promise<readonly (AuditEntry & { readonly seq: number })[]>;
}
