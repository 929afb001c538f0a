import { evidenceView } from "../gather/evidence-view.ts";
import { rewritePull } from "../github/own-pulls.ts";
import type { Proposal } from "../model/proposal.ts";
import type { NextMove } from "../promotion/next-move.ts";
import { phaseProposal } from "../report/phase-proposal.ts";
import { stepInBrief } from "../report/step-in-brief.ts";
import type { World } from "../world.ts";
import { configWriter } from "./config-writer.ts";
import { digestOfEvidence, type Grounds, openProposal } from "./open-proposal.ts";
import { withdraw } from "./withdraw-proposal.ts";

/** A team, by its name in the config. */
interface TeamOfOwner {
  readonly owner: string;
  readonly team: string;
}

/**
 * Does what a team's evidence comes to; false: the config file does not let its phase be changed.
 * Doing it twice is doing it once.
 */
export async function makeMove(
  world: World,
  { owner, team }: TeamOfOwner,
  move: NextMove,
  grounds: Grounds,
): Promise<boolean> {
  if (move.withdraw.length > 0) {
    const config = await configWriter(world, owner);
    for (const { number } of move.withdraw) await withdraw(world, config, number, OUTDATED);
  }
  if (move.renew !== null) await renew(world, owner, move.renew, grounds);
  if (move.propose === null) return true;
  const { from, to } = move.propose;
  const step = { team, from, to, reason: null, by: null };
  return (await openProposal(world, owner, step, grounds)) !== null;
}

const OUTDATED =
  "The evidence has changed since: it no longer calls for this step. If it does again, there will be a new proposal.";

/** Who looks at an open proposal sees the evidence as it is now. */
async function renew(
  world: World,
  owner: string,
  proposal: Proposal,
  { evidence, policy }: Grounds,
): Promise<void> {
  const { github, repo, isPublic } = await configWriter(world, owner);
  const view = await evidenceView(world, evidence, policy, isPublic);
  const text = phaseProposal({ ...proposal, reason: null }, evidence, view);
  await rewritePull(github, { owner, repo, number: proposal.number }, text);
  await world.store.proposals.keep(world.installationId, {
    ...proposal,
    digest: digestOfEvidence(evidence),
    why: stepInBrief(proposal, evidence.progress),
  });
}
