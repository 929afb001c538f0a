import type { Instant } from "./time.ts";

/** One change that a command made: who, when, where, what, before and after. */
export interface AuditEntry {
  /** When the command was written. */
  readonly at: Instant;
  readonly who: string;
  readonly owner: string;
  readonly repository: string;
  readonly repositoryId: number;
  /** Of the pull request. */
  readonly number: number;
  readonly commentId: number;
  /** The comment's page. */
  readonly url: string;
  /** 1-based, in the comment. */
  readonly line: number;
  /** As written. */
  readonly command: string;
  /** What it did: `sign-off`. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}
