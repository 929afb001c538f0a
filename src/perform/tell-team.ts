import { done, type Outcome } from "../commands/command.ts";
import type { Conversation } from "../events/converse.ts";
import { learnersOfTeam } from "../gather/learners.ts";
import type { CommandEffect } from "../model/command-effect.ts";
import type { Facts } from "../model/facts.ts";
import { teamTrainingLines } from "../report/team-training.ts";

/** Adds to what is said of a team how far its people are with the training. */
export async function tellTeam(
  { words, github }: Extract<CommandEffect, { kind: "tell-team" }>,
  { world, repository: { owner, isPrivate } }: Conversation,
  { policy: { policy } }: Pick<Facts, "policy">,
): Promise<Outcome> {
  const learners = await learnersOfTeam(world, owner, github, policy);
  // Who is in a team is the organisation's business.
  const training = teamTrainingLines(learners, policy.training, isPrivate);
  return done(`${words}\n\n${training}`);
}
