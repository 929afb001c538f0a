import { evidenceView } from "../gather/evidence-view.ts";
import { proposeChange } from "../github/propose-change.ts";
import { POLICY_FILE, type Policy } from "../model/policy.ts";
import { withStep } from "../policy/set-phase.ts";
import { type Evidence, evidenceKey } from "../promotion/evidence.ts";
import { type AskedStep, phaseProposal } from "../report/phase-proposal.ts";
import { stepInBrief } from "../report/step-in-brief.ts";
import type { World } from "../world.ts";
import { type ConfigPlace, configWriter } from "./config-writer.ts";
import { branchOf, branchPrefixOf, shortDigestOf } from "./proposal-branch.ts";
import { withdraw } from "./withdraw-proposal.ts";

/** What a step of a team stands on. */
export interface Grounds {
  readonly evidence: Evidence;
  /** The one in force. */
  readonly policy: Pick<Policy, "phases">;
}

/** The open pull request's page, and whether it was open before. */
export interface OpenedProposal {
  readonly url: string;
  readonly isNew: boolean;
}

/** Of the same evidence the same. */
export function digestOfEvidence(evidence: Evidence): string {
  return shortDigestOf(evidenceKey(evidence));
}

/**
 * Opens the pull request that changes a team's phase, unless one is open for that team, and keeps
 * it; null: the config file does not let only that be changed, or says something else by now.
 */
export async function openProposal(
  world: World,
  owner: string,
  step: AskedStep,
  { evidence, policy }: Grounds,
): Promise<OpenedProposal | null> {
  const { team, to } = step;
  const config = await configWriter(world, owner);
  const digest = digestOfEvidence(evidence);
  const branch = branchOf(team, to, digest);
  const proposed = await proposeChange(config.github, {
    ...config,
    path: POLICY_FILE.path,
    branchPrefix: branchPrefixOf(team),
    branch,
    by: await world.botLogin(),
    edit: (text) => withStep(text, step),
    ...phaseProposal(step, evidence, await evidenceView(world, evidence, policy, config.isPublic)),
  });
  if (proposed === null) return null;
  const { number, url, isNew, others } = proposed;
  for (const other of others) await withdraw(world, config, other.number, onlyOne(number));
  if (proposed.branch === branch)
    await keep(world, config, { ...step, digest, number, url }, evidence);
  return { url, isNew };
}

function onlyOne(number: number): string {
  return `#${number} proposes a phase for this team already, and one proposal at a time is enough. Please look there.`;
}

/** What another replica opened in the same moment is kept once. */
async function keep(
  { store, installationId, now }: World,
  { repositoryId }: ConfigPlace,
  { reason, ...step }: AskedStep & { digest: string; number: number; url: string },
  evidence: Evidence,
): Promise<void> {
  if ((await store.proposals.get(repositoryId, step.number)) !== null) return;
  await store.proposals.keep(installationId, {
    ...step,
    repositoryId,
    why: reason ?? stepInBrief(step, evidence.progress),
    openedAt: now,
    state: "open",
    endedAt: null,
    endedBy: null,
  });
}
