import type { Phase } from "./phase.ts";
import type { Instant } from "./time.ts";

/** A change of a team's phase that people put into the config. */
export interface PhaseChange {
  /** Its name in the config. */
  readonly team: string;
  /** Null: the team is new. */
  readonly from: Phase | null;
  /** Null: the team is gone. */
  readonly to: Phase | null;
  /** Who merged or pushed it. */
  readonly by: string;
  readonly at: Instant;
  /** One line: of the proposal, or of the commit. */
  readonly why: string;
  readonly commit: string;
  /** The proposal's page; null: it was changed by hand. */
  readonly url: string | null;
}
