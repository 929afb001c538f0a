import { done, type Outcome, refused } from "../commands/command.ts";
import type { Conversation } from "../events/converse.ts";
import { historyOfTeam } from "../gather/progress.ts";
import { trainingOfTeam } from "../gather/team-training.ts";
import { proposeChange } from "../github/propose-change.ts";
import type { PhaseProposal } from "../model/command-effect.ts";
import type { Facts } from "../model/facts.ts";
import { slug } from "../model/names.ts";
import { POLICY_FILE } from "../model/policy.ts";
import { withPhase } from "../policy/set-phase.ts";
import { evidenceOf } from "../promotion/evidence.ts";
import { link } from "../report/escape.ts";
import { phaseProposal } from "../report/phase-proposal.ts";
import type { World } from "../world.ts";

/** Opens the pull request that changes a team's phase, unless one is open for that team. */
export async function proposePhase(
  proposal: PhaseProposal,
  { world, repository: { owner }, comment: { by } }: Conversation,
  { policy: { policy, source } }: Pick<Facts, "policy">,
): Promise<Outcome> {
  if (source.kind === "default") return refused(NO_FILE);
  const { team, from: phase, to } = proposal;
  const training = await trainingOfTeam(world, owner, { team, phase }, policy);
  const evidence = evidenceOf(await historyOfTeam(world, { team, phase, training }, policy));
  const { github, isPublic } = await configWriter(world, owner);
  const view = { sessions: new Map(), phases: policy.phases, isPublic };
  const branchPrefix = `threatgate/phase-of-${slug(team)}-`;
  const proposed = await proposeChange(github, {
    owner,
    repo: POLICY_FILE.repository,
    path: POLICY_FILE.path,
    branchPrefix,
    branch: `${branchPrefix}to-${to}`,
    edit: (text) => withPhase(text, team, to),
    ...phaseProposal({ ...proposal, by }, evidence, view),
  });
  if (proposed === null) return refused(NOT_EDITABLE);
  const page = link("its pull request", proposed.url);
  return done(
    proposed.isNew
      ? `The change waits in ${page}: it holds once that is merged.`
      : `There is an open proposal for this team already: ${page}. Merge it or close it first.`,
  );
}

const NO_FILE =
  "There is no config file yet, so there is no phase to change. The check run links to how to make one.";

const NOT_EDITABLE =
  "I found no way to change only this team's phase in the config file as it is written. Please edit `phase:` there by hand.";

/** A token for the config's repository alone, and whether everybody may read what is written there. */
async function configWriter(world: World, owner: string) {
  const reader = await world.configGitHub();
  const { data } = await reader.rest.repos.get({ owner, repo: POLICY_FILE.repository });
  return { github: await world.proposalGitHub(data.id), isPublic: !data.private };
}
