import { z } from "zod";
import { nearest } from "../model/names.ts";
import { PHASE_DESCRIPTIONS } from "../phases/index.ts";
import { code, markdown } from "../report/escape.ts";
import { command, done, refused } from "./command.ts";

/** Where a team stands in the programme, and what comes next. */
export const phase = command({
  name: "phase",
  usage: "[TEAM]",
  who: "anyone",
  summary: "says a team's phase, and when it moves on",
  example: "",
  arguments: z.object({ team: z.string().optional() }),
  run: ({ team: name }, { facts: { ownership, policy } }) => {
    if (name === undefined) {
      const team = ownership.team === null ? "This pull request" : named(ownership.team);
      return done(inWords(team, ownership.phase, `, because ${markdown(ownership.why)}`));
    }
    const { teams } = policy.policy;
    const sought = name.toLowerCase();
    const found = teams.find((each) =>
      [each.name, each.github].some((known) => known.toLowerCase() === sought),
    );
    if (found !== undefined) return done(inWords(named(found.name), found.phase, ""));
    const near = nearest(
      name,
      teams.map((each) => each.name),
    );
    const hint = near === null ? "" : ` Did you mean ${code(near, 100)}?`;
    return refused(`The config knows no team ${code(name, 100)}.${hint}`);
  },
});

function named(team: string): string {
  return `Team **${markdown(team, 100)}**`;
}

function inWords(who: string, id: keyof typeof PHASE_DESCRIPTIONS, why: string): string {
  const { title, voice, next } = PHASE_DESCRIPTIONS[id];
  return `${who} is in the phase **${title}**${why}.\n\n${voice} ${next}`;
}
