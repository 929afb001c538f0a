import type { TrainingRecord } from "../model/training.ts";

/** Who of an organisation finished which training modules. Nothing in it is taken away before its time. */
export interface TrainingStore {
  /** Somebody finishes a module once a day: the same again changes nothing. */
  keep(owner: string, record: TrainingRecord): Promise<void>;
  /** Of some people, oldest first. */
  of(owner: string, logins: readonly string[]): Promise<readonly TrainingRecord[]>;
}
