import type { Assignment, Turns } from "../model/assigned-review.ts";

/** One way to choose who of the security team reviews a threat model. */
export interface Way {
  readonly id: Assignment;
  /** Whom it chooses, as a phrase. */
  readonly summary: string;
  /**
   * Who is asked first, then next, and so on; whoever is left out is not asked. They come drawn by
   * lot, each pull request by its own, so that a sort which leaves ties alone favours nobody.
   */
  order(drawn: readonly Turns[]): readonly Turns[];
}
