import { foldLedger } from "../findings/fold.ts";
import type { Facts, Ownership } from "../model/facts.ts";
import { PHASES } from "../model/phase.ts";
import type { PhaseChange } from "../model/phase-change.ts";
import type { Policy } from "../model/policy.ts";
import { addDays, dayOf, type Instant } from "../model/time.ts";
import { progressOf } from "../promotion/progress.ts";
import type { TeamHistory } from "../promotion/team-history.ts";
import type { Store } from "../store.ts";
import { blindSpotOf } from "../training/blind-spot.ts";
import { rememberedTrainingOfTeam } from "./team-training.ts";

/** What a team's progress is reckoned from. */
export interface ProgressGround {
  readonly store: Pick<Store, "ledger" | "memberships" | "phases" | "training">;
  readonly installationId: number;
  readonly now: Instant;
}

/** What a team's last sessions come to. */
type Standing = Pick<Facts, "progress" | "blindSpot">;

/** Of no team of the config, or of a pull request that is no session. */
export const UNKNOWN_STANDING: Standing = { progress: null, blindSpot: null };

/** How far a team is, and what it keeps missing, by its last sessions. */
export async function standingOfTeam(
  ground: ProgressGround,
  owner: string,
  { team, phase }: Pick<Ownership, "team" | "phase">,
  policy: Policy,
): Promise<Standing> {
  if (team === null) return UNKNOWN_STANDING;
  const training = await rememberedTrainingOfTeam(ground, owner, { team, phase }, policy);
  const history = await historyOfTeam(ground, { team, phase, training }, policy);
  const blindSpot = blindSpotOf(history.ledger, team, policy.promotion);
  return { progress: progressOf(history), blindSpot };
}

/** A team's history as far as its next step goes by it. */
export async function historyOfTeam(
  { store, installationId, now }: ProgressGround,
  { team, phase, training }: Pick<TeamHistory, "team" | "phase" | "training">,
  { promotion: policy }: Pick<Policy, "promotion">,
): Promise<TeamHistory> {
  const [change] = await store.phases.latest(installationId, team, 1);
  const since = `${addDays(dayOf(now), -policy.lateDays)}T00:00:00Z`;
  const sessions = Math.max(policy.window, policy.backSessions);
  const ledger = foldLedger(await store.ledger.ofTeam({ installationId, team, sessions, since }));
  const begun = { since: change?.at ?? null, isLedBack: isBack(change) };
  return { team, phase, ...begun, ledger, policy, training, now };
}

function isBack(change: PhaseChange | undefined): boolean {
  const { from = null, to = null } = change ?? {};
  return from !== null && to !== null && PHASES.indexOf(to) < PHASES.indexOf(from);
}
