import type { PhaseChange } from "../model/phase-change.ts";

/** How the phases of teams changed. Nothing in it is ever changed or taken away. */
export interface PhaseStore {
  /** A commit changes a team's phase once: the same again changes nothing. */
  keep(installationId: number, owner: string, change: PhaseChange): Promise<void>;
  /** Of one team, newest first. */
  latest(installationId: number, team: string, limit: number): Promise<readonly PhaseChange[]>;
  /** Of all, in the order they were kept, after that number; 0: from the beginning. */
  list(after: number, limit: number): Promise<readonly KeptPhaseChange[]>;
}

/** A change as it was kept, and whose it is now. */
export interface KeptPhaseChange extends PhaseChange {
  readonly seq: number;
  readonly installationId: number;
  readonly owner: string;
}
