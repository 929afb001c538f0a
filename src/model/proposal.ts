import type { Phase } from "./phase.ts";
import type { Instant } from "./time.ts";

/** A pull request on the config that changes one team's phase. */
export interface Proposal {
  /** Its name in the config. */
  readonly team: string;
  readonly from: Phase;
  readonly to: Phase;
  /** Of the evidence: the same for the same evidence. */
  readonly digest: string;
  /** One line. */
  readonly why: string;
  /** Who asked for it; null: the app proposed it by itself. */
  readonly by: string | null;
  /** The config's. */
  readonly repositoryId: number;
  readonly number: number;
  readonly url: string;
  readonly openedAt: Instant;
  readonly state: "open" | "merged" | "closed";
  /** Null: it is open. */
  readonly endedAt: Instant | null;
  /** Null: it is open, or the app withdrew it, which decides nothing. */
  readonly endedBy: string | null;
}
