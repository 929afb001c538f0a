import { foldLedger } from "../findings/fold.ts";
import type { Ownership } from "../model/facts.ts";
import type { Policy } from "../model/policy.ts";
import type { Progress } from "../model/promotion.ts";
import { addDays, dayOf, type Instant } from "../model/time.ts";
import { progressOf } from "../promotion/progress.ts";
import type { Store } from "../store.ts";

/** What a team's progress is reckoned from. */
export interface ProgressGround {
  readonly store: Pick<Store, "ledger">;
  readonly installationId: number;
  readonly now: Instant;
}

/** How far a team is, by its last sessions; null: no team of the config is meant. */
export async function progressOfTeam(
  { store, installationId, now }: ProgressGround,
  { team, phase }: Pick<Ownership, "team" | "phase">,
  { promotion: policy }: Pick<Policy, "promotion">,
): Promise<Progress | null> {
  if (team === null) return null;
  const since = `${addDays(dayOf(now), -policy.lateDays)}T00:00:00Z`;
  const window = { installationId, team, sessions: policy.window, since };
  const ledger = foldLedger(await store.ledger.ofTeam(window));
  return progressOf({ team, phase, ledger, policy, now });
}
