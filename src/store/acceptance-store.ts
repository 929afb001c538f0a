import type { Acceptance } from "../model/acceptance.ts";

/** Threats of pull requests that somebody accepted by command. */
export interface AcceptanceStore {
  /** Oldest first; those that are over too. */
  list(repositoryId: number, number: number): Promise<readonly Acceptance[]>;
  /** Somebody accepts one threat once at a moment: the same again changes nothing. */
  keep(repositoryId: number, number: number, acceptance: Acceptance): Promise<void>;
}
