import { addDays, type Day } from "../model/time.ts";
import { freshModules, type Training } from "../model/training.ts";
import { byLogin, type TrainingGround } from "./team-training.ts";

/** What one of a team's people learnt. */
export interface Learner {
  readonly login: string;
  /** Names of the modules that they finished and need not take again yet, in their order. */
  readonly fresh: readonly string[];
  /** Why they should be trained; null: they need not. */
  readonly due: Due | null;
}

/** `new`: nothing is recorded of them; else when they were last trained. */
export type Due = { readonly kind: "new" } | { readonly kind: "long-ago"; readonly last: Day };

interface PeopleGround extends Omit<TrainingGround, "begins" | "people"> {
  readonly people: readonly string[];
  /**
   * Logins of those who wrote the design of a session, of whatever team, that was completed within
   * the refresh period.
   */
  readonly active: readonly string[];
}

/**
 * What each of some people learnt, and whether they are due. Who is in the team without a record of
 * a module of the config is new, whatever sessions they had. Anybody else is due when their latest
 * record of one and their latest completed session are both older than the refresh period: either of
 * them keeps them in practice. Who is not through yet is not due for that alone.
 */
export function learnersOf(ground: PeopleGround): readonly Learner[] {
  const { people, records, policy, today } = ground;
  const recordsOf = byLogin(records);
  const active = new Set(ground.active.map((login) => login.toLowerCase()));
  const since = addDays(today, -policy.refreshDays);
  return people.map((login) => {
    const last = lastOf(recordsOf(login), ground);
    const isActive = active.has(login.toLowerCase()) || (last ?? "") >= since;
    const longAgo = last === null || isActive ? null : ({ kind: "long-ago", last } as const);
    return {
      login,
      fresh: freshModules(recordsOf(login), login, today, policy),
      due: last === null ? { kind: "new" } : longAgo,
    };
  });
}

/** The latest day of a record that counts. */
function lastOf(records: readonly Training[], { policy, today }: PeopleGround): Day | null {
  const names = new Set(policy.modules.map(({ name }) => name));
  const days = records.filter(({ module, on }) => names.has(module) && on <= today);
  return (
    days
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? null
  );
}
