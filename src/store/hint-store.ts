import type { Instant } from "../model/time.ts";

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
