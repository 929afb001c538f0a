import type { Conversation } from "../events/converse.ts";
import { isMember } from "../gather/memberships.ts";
import { requestReviewOf, withdrawRequest } from "../github/review-request.ts";
import type { CommandEffect } from "../model/command-effect.ts";
import { markdown } from "../report/escape.ts";

type Effect<K extends CommandEffect["kind"]> = Extract<CommandEffect, { kind: K }>;

/** Asks somebody whom Security chose, which is their turn; else why they cannot be asked. */
export async function assignReviewer(
  { login, team, fingerprint }: Effect<"assign">,
  { world, repository, comment: { number } }: Conversation,
): Promise<string | null> {
  const { github, store, installationId, now } = world;
  const name = markdown(login, 60);
  if (!(await isMember(world, repository.owner, team, login))) {
    return `${name} is no active member of the security team (${markdown(team, 100)}), so their review could not sign off.`;
  }
  if (!(await requestReviewOf(github, repository, number, [login]))) {
    return `GitHub does not let me ask ${name}: can they read this repository?`;
  }
  const place = { installationId, repositoryId: repository.id, number, fingerprint };
  await store.assignedReviews.keep(place, login, "asked", now);
  return null;
}

/** Nobody else is chosen in their place, and their turn is over. */
export async function freeReviewer(
  { login }: Effect<"unassign">,
  { world: { github, store, now }, repository, comment: { number } }: Conversation,
): Promise<void> {
  await withdrawRequest(github, repository, number, login);
  await store.assignedReviews.answer(repository.id, number, login, now);
}
