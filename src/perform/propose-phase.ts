import { done, type Outcome, refused } from "../commands/command.ts";
import type { Conversation } from "../events/converse.ts";
import { historyOfTeam } from "../gather/progress.ts";
import { trainingOfTeam } from "../gather/team-training.ts";
import type { PhaseProposal } from "../model/command-effect.ts";
import type { Facts } from "../model/facts.ts";
import { evidenceOf } from "../promotion/evidence.ts";
import { failureOf } from "../queue/failure.ts";
import { link } from "../report/escape.ts";
import { openProposal } from "./open-proposal.ts";

/** Opens the pull request that changes a team's phase, as a person asks, unless one is open. */
export async function proposePhase(
  proposal: PhaseProposal,
  { world, repository: { owner }, comment: { by } }: Conversation,
  { policy: { policy, source } }: Pick<Facts, "policy">,
): Promise<Outcome> {
  if (source.kind === "default") return refused(NO_FILE);
  const { team, from: phase } = proposal;
  const training = await trainingOfTeam(world, owner, { team, phase }, policy);
  const evidence = evidenceOf(await historyOfTeam(world, { team, phase, training }, policy));
  try {
    const opened = await openProposal(world, owner, { ...proposal, by }, { evidence, policy });
    if (opened === null) return refused(NOT_EDITABLE);
    const page = link("its pull request", opened.url);
    return done(
      opened.isNew
        ? `The change waits in ${page}: it holds once that is merged.`
        : `There is an open proposal for this team already: ${page}. Merge it or close it first.`,
    );
  } catch (error) {
    if (failureOf(error, Date.parse(world.now)).kind !== "refused") throw error;
    return refused(NOT_ALLOWED);
  }
}

const NO_FILE =
  "There is no config file yet, so there is no phase to change. The check run links to how to make one.";

const NOT_EDITABLE =
  "I found no way to change only this team's phase in the config file as it is written. Please edit `phase:` there by hand.";

const NOT_ALLOWED =
  "GitHub does not let me open a pull request on the config's repository. Is it archived, do its rules keep branches from being made, or do the app's newest permissions wait for an owner to accept them? Please mend that, then write the command again.";
