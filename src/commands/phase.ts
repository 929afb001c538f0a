import { z } from "zod";
import type { TeamPolicy } from "../model/policy.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import { markdown } from "../report/escape.ts";
import { keptBack } from "./answering/kept-back.ts";
import { command, done, type Outcome, refused, type Situation } from "./command.ts";
import { teamOfConfig } from "./reading/team-of-config.ts";

/** Where a team stands in the programme, and what comes next. */
export const phase = command({
  name: "phase",
  usage: "[TEAM]",
  who: "anyone",
  summary: "says a team's phase, and when it moves on",
  example: "",
  arguments: z.object({ team: z.string().optional() }),
  run: ({ team: name }, situation) => {
    const { ownership, policy } = situation.facts;
    if (name === undefined) {
      const team = ownership.team === null ? "This pull request" : named(ownership.team);
      const words = inWords(team, ownership.phase, `, because ${markdown(ownership.why)}`);
      const own = policy.policy.teams.find((each) => each.name === ownership.team);
      return told(words, own, situation);
    }
    const found = teamOfConfig(name, policy.policy);
    return typeof found === "string"
      ? refused(found)
      : told(inWords(named(found.name), found.phase, ""), found, situation);
  },
});

/** How far the team is and how it came there is looked up after, where it may be told. */
function told(words: string, team: TeamPolicy | undefined, situation: Situation): Outcome {
  if (team === undefined || keptBack(situation) !== null) return done(words);
  const { name, phase, github } = team;
  return done(words, { kind: "tell-team", team: name, phase, github, words });
}

function named(team: string): string {
  return `Team **${markdown(team, 100)}**`;
}

function inWords(who: string, id: keyof typeof PHASE_DESCRIPTIONS, why: string): string {
  const { title, voice, next } = PHASE_DESCRIPTIONS[id];
  return `${who} is in the phase **${title}**${why}.\n\n${voice} ${next}`;
}
