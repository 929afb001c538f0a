import type { Condition, Progress } from "../model/promotion.ts";
import { dayOf } from "../model/time.ts";
import { conditionsAfterReturn, findingConditions, reasonsToStay } from "./finding-conditions.ts";
import type { TeamHistory } from "./team-history.ts";
import { beginConditions, trainedCondition } from "./training-conditions.ts";
import { WAYS } from "./ways.ts";

/** How far a team is to the next phase, and what may lead it back, with the numbers behind it. */
export function progressOf(history: TeamHistory): Progress {
  const way = WAYS[history.phase];
  const conditions = conditionsOf(history);
  return {
    since: history.since === null ? null : dayOf(history.since),
    next: conditions === null ? null : way.next,
    conditions: conditions ?? [],
    back: way.back,
    reasons: way.back === null ? [] : reasonsToStay(way, history),
  };
}

/** Null: nothing leads on, or what decides on it was not asked for. */
function conditionsOf(history: TeamHistory): readonly Condition[] | null {
  const { phase, training, now, isLedBack = false } = history;
  const way = WAYS[phase];
  if (way.by === null) return null;
  if (way.by === "findings") return findingConditions(way, history);
  if (training === null) return null;
  if (way.by === "date") return beginConditions(training, dayOf(now));
  const trained = trainedCondition(training);
  return isLedBack ? [trained, ...conditionsAfterReturn(history)] : [trained];
}
