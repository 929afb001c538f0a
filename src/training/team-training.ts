import type { Day } from "../model/time.ts";
import {
  freshModules,
  type TeamTraining,
  type Training,
  type TrainingPolicy,
} from "../model/training.ts";

/** What a team's training is reckoned from. */
export interface TrainingGround {
  /** Null: no day is set for it. */
  readonly begins: Day | null;
  /** Logins; null: they could not be listed. */
  readonly people: readonly string[] | null;
  /** Of these people and of others, from wherever it was told. */
  readonly records: readonly Training[];
  readonly policy: TrainingPolicy;
  readonly today: Day;
}

/** How far a team is: who of its people finished every module of the config, and none too long ago. */
export function teamTraining(ground: TrainingGround): TeamTraining {
  const { begins, people, records, policy, today } = ground;
  const recordsOf = byLogin(records);
  const finished = (people ?? []).filter((login) => {
    const fresh = freshModules(recordsOf(login), login, today, policy);
    return fresh.length === policy.modules.length;
  });
  return { begins, people, finished, share: policy.share };
}

/** Looks up records by the name of a person, in any case. */
export function byLogin(records: readonly Training[]): (login: string) => readonly Training[] {
  const groups = Map.groupBy(records, ({ login }) => login.toLowerCase());
  return (login) => groups.get(login.toLowerCase()) ?? [];
}
