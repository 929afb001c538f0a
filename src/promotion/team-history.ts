import type { LedgerState } from "../findings/fold.ts";
import type { Phase } from "../model/phase.ts";
import type { PromotionPolicy } from "../model/promotion.ts";
import type { Instant } from "../model/time.ts";
import type { TeamTraining } from "../model/training.ts";

/** A team, and what is known of its history. */
export interface TeamHistory {
  readonly team: string;
  readonly phase: Phase;
  /** When its present phase began; null: not known, and all that is known counts. */
  readonly since: Instant | null;
  /** Whether it came into its phase from the one after. */
  readonly isLedBack?: boolean;
  readonly ledger: LedgerState;
  readonly policy: PromotionPolicy;
  /** Null: it was not asked for. */
  readonly training: TeamTraining | null;
  readonly now: Instant;
}
