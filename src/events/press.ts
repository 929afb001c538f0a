import { answerTo } from "../commands/answering/answer.ts";
import { COMMANDS } from "../commands/index.ts";
import { readComment } from "../commands/reading/read-comment.ts";
import { runGate } from "../gate.ts";
import { situationOf } from "../gather/situation.ts";
import type { Press } from "../github/press-payload.ts";
import { isSaid, say } from "../github/talk.ts";
import type { Repository } from "../model/pull-request.ts";
import { carryOut } from "../perform/carry-out.ts";
import { BUTTONS } from "../report/buttons.ts";
import type { World } from "../world.ts";
import type { Conversation } from "./converse.ts";

/** The command that a button stands for: who may press it is who may write that. */
const COMMAND_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(BUTTONS).map(([command, { id }]) => [id, command]),
);

/** Does what a button of a pull request's check stands for; false: whoever pressed it may not. */
export async function heedPress(
  world: World,
  repository: Repository,
  number: number,
  press: Press,
): Promise<boolean> {
  const command = COMMAND_OF.get(press.button);
  const body = `/threatmodel ${command}`;
  const [said] = command === undefined ? [] : readComment(body, COMMANDS);
  if (said === undefined) return false;
  const { checkRunId: id, url, by } = press;
  const comment = { id, number, isOnPull: true, url, by, isByPerson: true, body, at: world.now };
  const conversation = { world, repository, comment };
  const situation = await situationOf(conversation);
  const { result, answer, effects } = answerTo(said, situation);
  if (result === "refused") return false;
  for (const effect of effects) {
    const instead = await carryOut(effect, said, conversation, situation.facts);
    if (instead !== null) await sayOnce(conversation, instead.answer, REFUSED_MARKER);
  }
  if (press.button === BUTTONS.template.id) await sayOnce(conversation, answer, TEMPLATE_MARKER);
  else
    await runGate({ ...world, isAsked: press.button === BUTTONS.check.id }, situation.facts.pull);
  return true;
}

const TEMPLATE_MARKER = "<!-- threatgate:template -->";
const REFUSED_MARKER = "<!-- threatgate:refused -->";

/** It stands under a pull request once, however often and by whomever it is wanted. */
async function sayOnce(
  { world, repository, comment: { number } }: Conversation,
  text: string | null,
  marker: string,
): Promise<void> {
  if (text === null) return;
  const talk = await world.talkGitHub();
  if (await isSaid(talk, repository, number, marker, "1970-01-01T00:00:00Z")) return;
  await say(talk, repository, number, `${text}\n\n${marker}`);
}
