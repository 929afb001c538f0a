import { foldLedger } from "../findings/fold.ts";
import type { Ownership } from "../model/facts.ts";
import type { Policy } from "../model/policy.ts";
import type { Progress } from "../model/promotion.ts";
import { addDays, dayOf, type Instant } from "../model/time.ts";
import { progressOf } from "../promotion/progress.ts";
import type { TeamHistory } from "../promotion/team-history.ts";
import type { Store } from "../store.ts";

/** What a team's progress is reckoned from. */
export interface ProgressGround {
  readonly store: Pick<Store, "ledger">;
  readonly installationId: number;
  readonly now: Instant;
}

/** How far a team is, by its last sessions; null: no team of the config is meant. */
export async function progressOfTeam(
  ground: ProgressGround,
  { team, phase }: Pick<Ownership, "team" | "phase">,
  policy: Pick<Policy, "promotion">,
): Promise<Progress | null> {
  return team === null ? null : progressOf(await historyOfTeam(ground, { team, phase }, policy));
}

/** A team's history as far as its next step goes by it. */
export async function historyOfTeam(
  { store, installationId, now }: ProgressGround,
  { team, phase }: Pick<TeamHistory, "team" | "phase">,
  { promotion: policy }: Pick<Policy, "promotion">,
): Promise<TeamHistory> {
  const since = `${addDays(dayOf(now), -policy.lateDays)}T00:00:00Z`;
  const sessions = Math.max(policy.window, policy.backSessions);
  const ledger = foldLedger(await store.ledger.ofTeam({ installationId, team, sessions, since }));
  return { team, phase, since: null, ledger, policy, training: null, now };
}
