import { isOfHistory } from "../../model/command-effect.ts";
import { code, markdown } from "../../report/escape.ts";
import type { Command, Outcome, Situation } from "../command.ts";
import { refused } from "../command.ts";
import type { Mistake, Said } from "../reading/read-comment.ts";
import { refusal } from "./refusal.ts";

/** What a command line comes to: its command's outcome, or why there is none. */
export function answerTo({ text, meaning }: Said, situation: Situation): Outcome {
  if (meaning.kind === "mistake") return refused(mistakeInWords(meaning, text));
  const { command, run } = meaning;
  const why = refusal(command, situation);
  if (why !== null) return refused(why);
  const outcome = run(situation);
  const isInTime = situation.facts.pull.isOpen || outcome.effects.every(isOfHistory);
  return isInTime
    ? outcome
    : refused("This pull request is closed, so nothing is changed any more.");
}

/** What was understood of a line, the nearest command and an example. */
export function mistakeInWords({ what, nearest }: Mistake, text: string): string {
  const understood = `I could not follow ${code(text, 120)}: ${markdown(what)}.`;
  if (nearest === null) return `${understood} ${code("/threatmodel help")} lists what you may use.`;
  return `${understood} Did you mean ${code(lineOf(nearest, nearest.usage))}? For example: ${code(lineOf(nearest, nearest.example))}`;
}

function lineOf({ name }: Command, rest: string): string {
  return `/threatmodel ${name} ${rest}`.trimEnd();
}
