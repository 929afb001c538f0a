import { done, type Outcome } from "../commands/command.ts";
import type { Conversation } from "../events/converse.ts";
import { learnersOfTeam } from "../gather/learners.ts";
import { standingOfTeam } from "../gather/progress.ts";
import type { CommandEffect } from "../model/command-effect.ts";
import type { Facts } from "../model/facts.ts";
import { phaseHistoryLines } from "../report/phase-history.ts";
import { standingLines } from "../report/standing-lines.ts";
import { teamTrainingLines } from "../report/team-training.ts";
import type { World } from "../world.ts";

/**
 * Adds to what is said of a team how far it is, what it keeps missing, how it came into its phase,
 * what is proposed, and how far its people are with the training.
 */
export async function tellTeam(
  { words, team, phase, github }: Extract<CommandEffect, { kind: "tell-team" }>,
  { world, repository: { owner, isPrivate } }: Pick<Conversation, "world" | "repository">,
  { policy: { policy } }: Pick<Facts, "policy">,
): Promise<Outcome> {
  const learners = await learnersOfTeam(world, owner, github, policy);
  const standing = await standingOfTeam(world, owner, { team, phase }, policy);
  const parts = [
    words,
    standingLines(standing, policy),
    await historyInWords(world, team),
    // Who is in a team is the organisation's business.
    teamTrainingLines(learners, policy.training, isPrivate),
  ];
  return done(parts.filter((part) => part !== "").join("\n\n"));
}

/** So many changes are told, and so many proposals looked through, newest first. */
const TOLD = 3;
const LOOKED_THROUGH = 100;

async function historyInWords({ store, installationId }: World, team: string): Promise<string> {
  const changes = await store.phases.latest(installationId, team, TOLD);
  const proposals = await store.proposals.latest(installationId, team, LOOKED_THROUGH);
  return phaseHistoryLines(
    changes,
    proposals.filter(({ state }) => state === "open"),
  );
}
