import type { TrainingRecord } from "../model/training.ts";

/** Who of an organisation finished which training modules. Nothing in it is taken away before its time. */
export interface TrainingStore {
  /**
   * Somebody finishes a module once a day: the same again changes nothing. Keeps all or none, and
   * gives how many were not known.
   */
  keep(owner: string, records: readonly TrainingRecord[]): Promise<number>;
  /** Of some people, oldest first. */
  of(owner: string, logins: readonly string[]): Promise<readonly TrainingRecord[]>;
  /** Of all, in the order of people, modules and days, after one of them. */
  list(
    owner: string,
    after: TrainingRecord | null,
    limit: number,
  ): Promise<readonly TrainingRecord[]>;
}
