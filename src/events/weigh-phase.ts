import { historyOfTeam } from "../gather/progress.ts";
import { trainingOfTeam } from "../gather/team-training.ts";
import { errorText } from "../log.ts";
import type { Policy, TeamPolicy } from "../model/policy.ts";
import { dayOf } from "../model/time.ts";
import type { TeamTraining } from "../model/training.ts";
import { lookAgain } from "../perform/look-again.ts";
import { makeMove } from "../perform/make-move.ts";
import { digestOfEvidence, type Grounds } from "../perform/open-proposal.ts";
import { evidenceOf } from "../promotion/evidence.ts";
import { type NextMove, nextMove } from "../promotion/next-move.ts";
import { stepOf } from "../promotion/step.ts";
import { WAYS } from "../promotion/ways.ts";
import type { Errand } from "../queue/errands.ts";
import { failureOf } from "../queue/failure.ts";
import type { ErrandDesk } from "./errands.ts";
import { policyFor } from "./weigh-teams.ts";

type WeighPhase = Extract<Errand, { kind: "weigh-phase" }>;

/**
 * Looks whether a team is ready for another phase, and proposes it then. A team that is not costs no
 * request, unless its people's training decides. What GitHub refuses is told in the log, and tried
 * again when something new happens.
 */
export async function weighPhase(desk: ErrandDesk, id: string, errand: WeighPhase): Promise<void> {
  const { installationId, owner, team } = errand;
  try {
    const weighed = await weigh(desk, id, errand);
    if (weighed === null) return;
    const world = await desk.enter(id, { installationId, repository: null });
    const isMade = await makeMove(world, { owner, team }, weighed.move, weighed);
    if (!isMade)
      desk.log.warn({ owner, team }, "the config does not let this team's phase be edited");
  } catch (error) {
    if (failureOf(error, Date.parse(desk.now)).kind !== "refused") throw error;
    desk.log.warn({ owner, team, error: errorText(error) }, "GitHub refuses to propose a phase");
  }
}

interface Weighed extends Grounds {
  readonly move: NextMove;
}

/** So many of a team's proposals are looked at, newest first. */
const MOST_PROPOSALS = 100;

/** Null: there is nothing to do. */
async function weigh(desk: ErrandDesk, id: string, errand: WeighPhase): Promise<Weighed | null> {
  const { store, now } = desk;
  const { installationId } = errand;
  const policy = await policyFor(desk, id, errand);
  const team = policy.teams.find(({ name }) => name === errand.team);
  if (team === undefined || policy.promotion.mode === "off") return null;
  const training = await trainingThatDecides(desk, id, errand, team, policy);
  if (errand.isDaily) await lookAgainAt(desk, id, errand);
  const { name, phase } = team;
  const known = { team: name, phase, training };
  const evidence = evidenceOf(await historyOfTeam({ store, installationId, now }, known, policy));
  const move = nextMove({
    step: stepOf(evidence.progress, phase),
    digest: digestOfEvidence(evidence),
    proposals: await store.proposals.latest(installationId, name, MOST_PROPOSALS),
    policy: policy.promotion,
    now,
  });
  const isNothing = move.withdraw.length === 0 && move.renew === null && move.propose === null;
  return isNothing ? null : { move, evidence, policy };
}

async function lookAgainAt(
  { store, enter }: ErrandDesk,
  id: string,
  { installationId, owner, team }: WeighPhase,
): Promise<void> {
  const proposals = await store.proposals.latest(installationId, team, MOST_PROPOSALS);
  const open = proposals.filter(({ state }) => state === "open");
  if (open.length === 0) return;
  await lookAgain(await enter(id, { installationId, repository: null }), owner, open);
}

/** People are listed only where the day of the training has come, or it is under way. */
async function trainingThatDecides(
  { enter, now }: ErrandDesk,
  id: string,
  { installationId, owner }: WeighPhase,
  { name, phase, training: begins }: TeamPolicy,
  policy: Policy,
): Promise<TeamTraining | null> {
  const { by } = WAYS[phase];
  const hasBegun = begins !== null && begins <= dayOf(now);
  if (by !== "training" && !(by === "date" && hasBegun)) return null;
  const world = await enter(id, { installationId, repository: null });
  return trainingOfTeam(world, owner, { team: name, phase }, policy);
}
