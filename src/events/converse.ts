import { answerTo } from "../commands/answering/answer.ts";
import { type Answered, answerComment, markerOf } from "../commands/answering/comment.ts";
import type { Outcome } from "../commands/command.ts";
import { COMMANDS } from "../commands/index.ts";
import { readComment, type Said } from "../commands/reading/read-comment.ts";
import { runGate } from "../gate.ts";
import { findingsOn, situationOf } from "../gather/situation.ts";
import type { GitHub } from "../github/client.ts";
import type { Comment } from "../github/comment-payload.ts";
import { pullByNumber } from "../github/pull-request.ts";
import { isSaid, react, say } from "../github/talk.ts";
import { type CommandEffect, isOfHistory } from "../model/command-effect.ts";
import type { Facts } from "../model/facts.ts";
import type { Repository } from "../model/pull-request.ts";
import { carryOut } from "../perform/carry-out.ts";
import { markdown } from "../report/escape.ts";
import type { World } from "../world.ts";

/** A comment with commands, and where it stands. */
export interface Conversation {
  readonly world: World;
  readonly repository: Repository;
  readonly comment: Comment;
}

/**
 * Carries out the commands of a comment on a pull request, and answers it once: 👀 when it is seen,
 * then 👍 or 😕, and at most one comment. One that was deleted meanwhile is not carried out.
 */
export async function converse(
  world: World,
  repository: Repository,
  comment: Comment,
): Promise<void> {
  const said = readComment(comment.body, COMMANDS);
  if (said.length === 0 || (await world.store.answers.has(repository.id, comment.id))) return;
  const talk = await world.talkGitHub();
  if (!(await react(talk, repository, comment.id, "eyes"))) return;
  const conversation = { world, repository, comment };
  await answerOnce(conversation, talk, await carriedOut(conversation, said));
  await world.store.answers.keep(repository.id, comment.id, world.now);
}

/** Each command meets the pull request as those before it left it. */
async function carriedOut(
  conversation: Conversation,
  said: readonly Said[],
): Promise<readonly Answered[]> {
  const { world, repository, comment } = conversation;
  const answered: Answered[] = [];
  let situation = await situationOf(conversation);
  for (const each of said) {
    const outcome = await performed(conversation, each, answerTo(each, situation), situation.facts);
    answered.push({ said: each, outcome });
    if (outcome.effects.some(changesGate)) situation = await situationOf(conversation);
    else situation = { ...situation, findings: await findingsOn(conversation) };
  }
  const effects = answered.flatMap(({ outcome }) => outcome.effects).filter(changesGate);
  if (effects.length > 0) {
    const pull = await pullByNumber(world.github, repository, comment.number);
    const isAsked = effects.some(({ kind }) => kind === "check-again");
    await runGate({ ...world, isAsked }, pull);
  }
  return answered;
}

function changesGate(effect: CommandEffect): boolean {
  return !isOfHistory(effect);
}

/** What carrying out comes to otherwise, such as where GitHub refuses it, is what the command says. */
async function performed(
  conversation: Conversation,
  said: Said,
  outcome: Outcome,
  facts: Facts,
): Promise<Outcome> {
  for (const effect of outcome.effects) {
    const instead = await carryOut(effect, said, conversation, facts);
    if (instead !== null) return instead;
  }
  return outcome;
}

/** Answers a comment once: at most one comment, then a hand. */
export async function answerOnce(
  { world, repository, comment }: Conversation,
  talk: GitHub,
  answered: readonly Answered[],
): Promise<void> {
  const marker = markerOf(comment.id);
  const text = answerComment(answered, marker);
  const isTold =
    text === null ||
    (world.isRepeated && (await isSaid(talk, repository, comment.number, marker, comment.at)));
  if (!isTold) await say(talk, repository, comment.number, text);
  const isDone = answered.every(({ outcome }) => outcome.result === "done");
  await react(talk, repository, comment.id, isDone ? "+1" : "confused");
}

/** Says under a comment that its commands could not be carried out, after the last try. */
export async function apologize(
  world: World,
  repository: Repository,
  comment: Comment,
  what: string,
): Promise<void> {
  if (readComment(comment.body, COMMANDS).length === 0) return;
  const talk = await world.talkGitHub();
  if (!(await react(talk, repository, comment.id, "confused"))) return;
  const text = `I could not carry this out: ${markdown(what)}. This says nothing about the threat model. Please write the command again in a while.`;
  await say(talk, repository, comment.number, `${text}\n\n${markerOf(comment.id)}`);
}
