import type { Condition } from "../model/promotion.ts";
import type { Day } from "../model/time.ts";
import type { TeamTraining } from "../model/training.ts";

/** What must hold for a team's training to begin. */
export function beginConditions(
  { people, begins }: TeamTraining,
  today: Day,
): readonly Condition[] {
  const count = people === null ? null : people.length;
  return [
    { kind: "people", count, holds: count !== null && count > 0 },
    { kind: "training-date", begins, holds: begins !== null && begins <= today },
  ];
}

/** What must hold for a team to have been trained. Of nobody, nobody was. */
export function trainedCondition({ people, finished, share: least }: TeamTraining): Condition {
  const all = people === null ? null : people.length;
  const holds = all !== null && all > 0 && finished.length / all >= least;
  return { kind: "trained", finished: finished.length, people: all, least, holds };
}
