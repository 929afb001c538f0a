import { addDays, type Day, type Instant } from "./time.ts";

/** What there is to learn, in its order. */
export const TRAINING_MODULES = ["introduction", "foundations", "live"] as const;

export type TrainingModule = (typeof TRAINING_MODULES)[number];

/** After so many days, a module is to be taken again. */
const REFRESH_DAYS = 365;

/** That somebody finished a module. */
export interface TrainingRecord {
  readonly login: string;
  readonly module: TrainingModule;
  readonly on: Day;
  /** Who of Security says so, and when. */
  readonly by: string;
  readonly at: Instant;
}

/** The modules that somebody finished and need not take again yet, in their order. */
export function freshModules(
  records: readonly TrainingRecord[],
  login: string,
  today: Day,
): readonly TrainingModule[] {
  const since = addDays(today, -REFRESH_DAYS);
  const own = records.filter((record) => record.login.toLowerCase() === login.toLowerCase());
  return TRAINING_MODULES.filter((module) =>
    own.some((record) => record.module === module && record.on >= since),
  );
}
