import { answerTo } from "../commands/answering/answer.ts";
import { COMMANDS } from "../commands/index.ts";
import { readComment } from "../commands/reading/read-comment.ts";
import { runGate } from "../gate.ts";
import { situationOf } from "../gather/situation.ts";
import { checkOfPayload, originOf } from "../github/payloads.ts";
import { type Press, pressOfPayload } from "../github/press-payload.ts";
import { isSaid, say } from "../github/talk.ts";
import type { Log } from "../log.ts";
import { CHECK_NAME } from "../model/check-run.ts";
import type { Repository } from "../model/pull-request.ts";
import { carryOut } from "../perform/carry-out.ts";
import { BUTTONS } from "../report/buttons.ts";
import type { Entrance, World } from "../world.ts";
import type { Conversation } from "./converse.ts";
import { pullsWithHead } from "./pulls-with-head.ts";

/** The command that a button stands for: who may press it is who may write that. */
const COMMAND_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(BUTTONS).map(([command, { id }]) => [id, command]),
);

/** A person pressed a button: what they may not do is not done, and told in the log. */
export async function heedPress(
  enter: Entrance,
  id: string,
  payload: unknown,
  log: Log,
): Promise<void> {
  const { headSha, name } = checkOfPayload(payload);
  if (name !== CHECK_NAME) return;
  const origin = originOf(payload);
  const world = await enter(id, origin);
  const press = pressOfPayload(payload);
  for (const { number } of await pullsWithHead(world, origin, headSha)) {
    if (await isHeeded(world, origin.repository, number, press)) continue;
    log.info({ delivery: id, button: press.button, number }, "press refused");
  }
}

/** Does what a button of a pull request's check stands for; false: whoever pressed it may not. */
async function isHeeded(
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
