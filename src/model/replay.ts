import type { PullRequest } from "./pull-request.ts";

/** What a change of policy would have done to past sessions. */
export interface Replay {
  /** How many were judged again. */
  readonly sessions: number;
  /** How many more there are whose texts are forgotten, or for which it would take too long. */
  readonly left: number;
  /** Those for which something would be different, in the order given. */
  readonly moved: readonly MovedSession[];
}

/** A session that would have gone otherwise. */
export interface MovedSession {
  readonly pull: Pick<PullRequest, "repository" | "number">;
  readonly before: SessionOutcome;
  readonly after: SessionOutcome;
}

/** What the gate says of a session under one policy. */
export interface SessionOutcome {
  readonly isOpen: boolean;
  /** Whether Security is asked for a review in the end, if it was not before. */
  readonly asksForReview: boolean;
  readonly title: string;
}
