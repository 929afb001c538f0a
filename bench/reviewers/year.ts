import { dice } from "../synthetic/dice.ts";

/** Somebody of the security team, through a year. Times are hours since it began. */
export interface Reviewer {
  readonly login: string;
  readonly joins: number;
  /** Weeks in which they are not there, counted from 0. */
  readonly away: ReadonlySet<number>;
  /** How long they take for a review, where all else is as usual. */
  readonly pace: number;
}

/** A pull request that needs a review. */
export interface Arrival {
  readonly at: number;
  readonly author: string;
  /** How much longer or shorter than usual its review takes. */
  readonly effort: number;
}

/** What comes to a security team in a year: the same for the same seed. */
export interface Year {
  readonly team: readonly Reviewer[];
  readonly arrivals: readonly Arrival[];
}

/** Who is there, and who needs a review. */
export interface YearPlan {
  readonly pulls: number;
  /** Of these, one joins in the middle of the year. */
  readonly members: number;
  readonly seed: number;
}

const HOURS = 52 * 7 * 24;

/** One in so many pull requests is by somebody of the security team. */
const OWN = 30;

/**
 * Half of the team is always there. The others are away for one to three weeks now and then, and
 * write pull requests of their own; the last of them joins late. Some take ten times as long as
 * others, and some reviews thirty times as long.
 */
export function yearOf({ pulls, members, seed }: YearPlan): Year {
  const { below } = dice(seed);
  const half = Math.ceil(members / 2);
  const team = Array.from({ length: members }, (_, at) => ({
    login: `reviewer-${at + 1}`,
    joins: at === members - 1 ? HOURS / 2 : 0,
    away: at < half ? new Set<number>() : weeksAway(below),
    pace: 4 + below(37),
  }));
  const moving = team.slice(half);
  const arrivals = Array.from({ length: pulls }, () => ({
    at: below(HOURS),
    author: below(OWN) === 0 ? (moving[below(moving.length)]?.login ?? "ada") : "ada",
    effort: (1 + below(30)) / 10,
  }));
  return { team, arrivals: arrivals.sort((a, b) => a.at - b.at) };
}

function weeksAway(below: (bound: number) => number): ReadonlySet<number> {
  const weeks = Array.from({ length: 4 }, () => ({ first: below(52), many: 1 + below(3) }));
  return new Set(
    weeks.flatMap(({ first, many }) => Array.from({ length: many }, (_, n) => first + n)),
  );
}

/** Whether somebody is in the team and at work. */
export function isThere({ joins, away }: Reviewer, at: number): boolean {
  return joins <= at && !away.has(Math.floor(at / (7 * 24)));
}
