import { type Outcome, refused } from "../commands/command.ts";
import type { Said } from "../commands/reading/read-comment.ts";
import type { Conversation } from "../events/converse.ts";
import type { CommandEffect, Recorded } from "../model/command-effect.ts";
import type { Facts } from "../model/facts.ts";
import type { Day } from "../model/time.ts";
import { endOf } from "../model/waiver.ts";
import { deliveryOf } from "../queue/errands.ts";
import { markdown } from "../report/escape.ts";
import { askSecurity } from "./ask-security.ts";
import { assignReviewer, freeReviewer } from "./assign-reviewer.ts";
import { proposePhase } from "./propose-phase.ts";
import { recordChange } from "./record-change.ts";
import { recordTraining } from "./record-training.ts";
import { logFinding, tellFinding, tellHint } from "./tell-findings.ts";
import { tellTeam } from "./tell-team.ts";

/**
 * Does what a command comes to, and keeps it in the audit log; null: it is done, or the check that
 * follows does it, and else what it comes to instead. Doing it twice is doing it once.
 */
export async function carryOut(
  effect: CommandEffect,
  said: Said,
  conversation: Conversation,
  facts: Facts,
): Promise<Outcome | null> {
  const instead = await carriedOut(effect, said, conversation, facts);
  if (instead?.result !== "refused" && changes(effect))
    await recordChange(effect, said, conversation);
  return instead;
}

async function carriedOut(
  effect: CommandEffect,
  said: Said,
  conversation: Conversation,
  facts: Facts,
): Promise<Outcome | null> {
  switch (effect.kind) {
    case "check-again":
      break;
    case "count-hint":
      await countHint(effect, said, conversation);
      await tellHint(effect, said, conversation);
      break;
    case "propose-phase":
      return proposePhase(effect.proposal, conversation, facts);
    case "tell-team":
      return tellTeam(effect, conversation, facts);
    case "record-training":
      return recordTraining(effect, conversation, facts);
    case "log-finding":
      return logFinding(effect.report, said, conversation, facts.ownership.team);
    case "tell-finding":
      return tellFinding(effect.told, said, conversation, facts);
    case "assign":
      return assigned(effect, conversation);
    case "unassign":
      await freeReviewer(effect, conversation);
      break;
    case "not-applicable":
      await keepNotApplicable(effect, conversation);
      break;
    case "accept":
      await keepAcceptance(effect, said, conversation);
      break;
    case "waive":
      await keepWaiver(effect, conversation);
      break;
    case "sign-off":
      await keepWord(effect, conversation);
      break;
    case "request-review":
      return askedForReview(effect, conversation, facts);
    default:
      return effect satisfies never;
  }
  return null;
}

async function askedForReview(
  { team, fingerprint }: Effect<"request-review">,
  { world }: Conversation,
  facts: Facts,
): Promise<Outcome | null> {
  const isAsked = await askSecurity(world, facts, { team, fingerprint });
  return isAsked ? null : refusedByGitHub(team);
}

async function assigned(
  effect: Effect<"assign">,
  conversation: Conversation,
): Promise<Outcome | null> {
  const why = await assignReviewer(effect, conversation);
  return why === null ? null : refused(why);
}

function changes(effect: CommandEffect): effect is Extract<CommandEffect, Recorded> {
  return "before" in effect;
}

type Effect<K extends CommandEffect["kind"]> = Extract<CommandEffect, { kind: K }>;

async function keepWord(
  { state, commit, fingerprint }: Effect<"sign-off">,
  { world, repository, comment }: Conversation,
): Promise<void> {
  const { id, by, at } = comment;
  const word = { id, by, state, commit, at, saw: fingerprint };
  await world.store.reviews.keepWord(repository.id, comment.number, word);
  await world.store.assignedReviews.answer(repository.id, comment.number, by, at);
}

async function countHint(
  { gap }: Effect<"count-hint">,
  { line }: Said,
  { world: { store }, repository, comment: { id, number, by, at } }: Conversation,
): Promise<void> {
  await store.hints.keep(repository.id, number, { gap, commentId: id, line, by, at });
}

async function keepWaiver(
  { reason, until, fingerprint }: Effect<"waive">,
  conversation: Conversation,
): Promise<void> {
  const { world, repository, comment } = conversation;
  const { number, by, at } = comment;
  const waiver = { by, reason, until, fingerprint, at, ended: null };
  await world.store.waivers.keep(repository.id, number, waiver);
  if (until !== null) await lookAgainAfter(until, `waiver-${comment.id}`, conversation);
}

/** Nobody may be there when an exception ends. */
async function lookAgainAfter(
  until: Day,
  id: string,
  { world: { store, installationId }, repository, comment: { number } }: Conversation,
): Promise<void> {
  const end = { kind: "exception-ends", installationId, repository, number, until } as const;
  await store.deliveries.add(deliveryOf(end, id, endOf(until)));
}

async function keepNotApplicable(
  { reason, versions }: Effect<"not-applicable">,
  { world: { store }, repository, comment: { number, by, at } }: Conversation,
): Promise<void> {
  await store.notApplicable.keep(repository.id, number, { by, reason, versions, at });
}

async function keepAcceptance(
  { threat, severity, reason, until }: Effect<"accept">,
  { line }: Said,
  conversation: Conversation,
): Promise<void> {
  const { world, repository, comment } = conversation;
  const { id, number, by, at } = comment;
  const acceptance = { threat, severity, by, reason, until, at };
  await world.store.acceptances.keep(repository.id, number, acceptance);
  await lookAgainAfter(until, `acceptance-${id}-${line}`, conversation);
}

function refusedByGitHub(team: string): Outcome {
  return refused(
    `GitHub does not let me ask ${markdown(team, 100)}: does the team have access to this repository? An owner can give it, then write the command again.`,
  );
}
