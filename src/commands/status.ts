import { z } from "zod";
import type { SignOff } from "../model/sign-off.ts";
import { dayOf } from "../model/time.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import { acceptedThreats } from "../report/accepted-threats.ts";
import { markdown } from "../report/escape.ts";
import { keptBack } from "./answering/kept-back.ts";
import { command, done, type Situation } from "./command.ts";

/** Says in a few lines what the check says at length. */
export const status = command({
  name: "status",
  usage: "",
  who: "anyone",
  summary: "says the verdict, the phase, the next step, the sign-off and accepted threats",
  example: "",
  arguments: z.object({}),
  run: (_none, situation) => {
    const lines = linesOf(situation).map(([what, is]) => `- **${what}:** ${is}`);
    const { assessment, facts } = situation;
    const accepted = keptBack(situation) === null ? acceptedThreats(assessment, facts) : "";
    return done(`${lines.join("\n")}\n\n${accepted}`.trimEnd());
  },
});

function linesOf(situation: Situation): readonly (readonly [string, string])[] {
  const { facts, verdict } = situation;
  const { ownership, signOff } = facts;
  const { title } = PHASE_DESCRIPTIONS[ownership.phase];
  const team = ownership.team === null ? "" : `, team ${markdown(ownership.team, 100)}`;
  const { nextStep } = verdict;
  const why = keptBack(situation) === null ? ` (${markdown(ownership.why)})` : "";
  return [
    ["Verdict", markdown(verdict.title, 200)],
    ["Phase", `${title}${team}${why}`],
    ["Sign-off", signOffInWords(signOff)],
    ["Next step", nextStep === null ? "nothing is left to do" : inWords(nextStep)],
  ];
}

function inWords({ who, what }: { readonly who: string; readonly what: string }): string {
  // In a comment there is no "below": the questions stand in the check.
  const here = what.replace("the questions below", "the questions in the check");
  return `${markdown(who, 100)}: ${markdown(here, 600)}`;
}

function signOffInWords(signOff: SignOff): string {
  if (signOff.state === "none") return "Security has not spoken yet";
  const by = `${markdown(signOff.by, 60)} on ${dayOf(signOff.at)}`;
  return `${WORDS[signOff.state]} ${by}`;
}

const WORDS: Readonly<Record<Exclude<SignOff["state"], "none">, string>> = {
  approved: "given by",
  "changes-requested": "changes asked for by",
  answered: "the threat model has changed since changes were asked for by",
  void: "void, since the threat model has changed: it was given by",
};
