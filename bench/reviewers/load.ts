import type { Assignment } from "../../src/model/assigned-review.ts";
import { chooseReviewers } from "../../src/reviewers.ts";
import { type Arrival, isThere, type Reviewer, type Year } from "./year.ts";

/** What one way of assigning brought to each of a team in a year. */
export interface Load {
  /** How many reviews each was asked for, by login. */
  readonly totals: ReadonlyMap<string, number>;
  /** How many were open, of each who was there, whenever somebody was asked. */
  readonly open: readonly number[];
  /** How many more than the least of those who could be asked somebody had open, at the most. */
  readonly excess: number;
}

interface Desk {
  readonly reviewer: Reviewer;
  /** When the reviews that are open will be done. */
  open: readonly number[];
  total: number;
  latest: number;
}

/** Lets a year's pull requests come in, one after the other, and be reviewed. */
export function loadOf(assign: Assignment, { team, arrivals }: Year): Load {
  const desks = team.map((reviewer): Desk => ({ reviewer, open: [], total: 0, latest: 0 }));
  const open: number[] = [];
  let excess = 0;
  for (const [at, arrival] of arrivals.entries()) {
    for (const desk of desks) desk.open = desk.open.filter((done) => done > arrival.at);
    const there = desks.filter(({ reviewer }) => isThere(reviewer, arrival.at));
    open.push(...there.map((desk) => desk.open.length));
    const able = there.filter(({ reviewer }) => reviewer.login !== arrival.author);
    const least = Math.min(...able.map((desk) => desk.open.length));
    for (const desk of askedOf(assign, desks, arrival, at)) {
      excess = Math.max(excess, desk.open.length - least);
      desk.open = [...desk.open, arrival.at + desk.reviewer.pace * arrival.effort];
      desk.total++;
      desk.latest = at + 1;
    }
  }
  const totals = new Map(desks.map(({ reviewer, total }) => [reviewer.login, total]));
  return { totals, open, excess };
}

/** Where nobody is asked by name, everybody in the team is. */
function askedOf(
  assign: Assignment,
  desks: readonly Desk[],
  { at, author }: Arrival,
  number: number,
): readonly Desk[] {
  const members = desks.filter(({ reviewer }) => reviewer.joins <= at);
  if (assign === "team") return members;
  const away = members.filter(({ reviewer }) => !isThere(reviewer, at));
  const { people } = chooseReviewers({
    policy: { assign, count: 1, away: loginsOf(away) },
    members: loginsOf(members),
    authors: [author],
    byHand: [],
    knowing: [],
    turns: members.map(({ reviewer: { login }, open, latest }) => {
      return { login, open: open.length, latest };
    }),
    seed: `1#${number}`,
  });
  return desks.filter(({ reviewer }) => people.includes(reviewer.login));
}

function loginsOf(desks: readonly Desk[]): readonly string[] {
  return desks.map(({ reviewer }) => reviewer.login);
}
