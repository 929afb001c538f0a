import type { Instant } from "../model/time.ts";
import type { Waiver } from "../model/waiver.ts";

/** The exceptions that opened the gate of a pull request. */
export interface WaiverStore {
  /** It stands for all before it; null: none was ever given. */
  latest(repositoryId: number, number: number): Promise<Waiver | null>;
  /** Oldest first; those that are over too. */
  list(repositoryId: number, number: number): Promise<readonly Waiver[]>;
  /** Somebody gives one waiver at a moment: the same again changes nothing. */
  keep(repositoryId: number, number: number, waiver: Waiver): Promise<void>;
  /** Takes all back that the pull request has. */
  end(repositoryId: number, number: number, at: Instant): Promise<void>;
}
