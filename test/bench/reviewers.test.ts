import { describe, expect, it } from "vitest";
import { loadOf } from "../../bench/reviewers/load.ts";
import { spreadOf } from "../../bench/reviewers/spread.ts";
import { yearOf } from "../../bench/reviewers/year.ts";

const PULLS = 600;
const MEMBERS = 8;

it("a spread says how far figures lie apart", () => {
  expect(spreadOf([4, 2, 9, 4, 5, 7, 5, 4])).toEqual({ min: 2, median: 4, max: 9, deviation: 2 });
});

describe.each([1, 2, 3])("through a year's work of a security team (seed %i)", (seed) => {
  const year = yearOf({ pulls: PULLS, members: MEMBERS, seed });
  const steady = year.team.filter(({ away, joins }) => away.size === 0 && joins === 0);
  const totalsOf = (assign: "round-robin" | "least-busy" | "random") => {
    const { totals } = loadOf(assign, year);
    return steady.map(({ login }) => totals.get(login) ?? 0);
  };

  it("somebody is away, somebody joins late, and somebody writes pull requests", () => {
    expect(steady).toHaveLength(MEMBERS / 2);
    expect(year.team.some(({ joins }) => joins > 0)).toBe(true);
    expect(year.team.map(({ login }) => login)).toEqual(
      expect.arrayContaining(
        year.arrivals.map(({ author }) => author).filter((it) => it !== "ada"),
      ),
    );
  });

  it("round-robin asks those who are always there equally often, give or take one", () => {
    const { min, max } = spreadOf(totalsOf("round-robin"));
    expect(min).toBeGreaterThan(PULLS / MEMBERS / 2);
    expect(max - min).toBeLessThanOrEqual(1);
  });

  it("round-robin does not have who joins late catch up", () => {
    const { totals } = loadOf("round-robin", year);
    const newcomer = year.team.at(-1)?.login ?? "";
    expect(totals.get(newcomer)).toBeLessThan(Math.min(...totalsOf("round-robin")));
  });

  it("least-busy never asks anybody who has more open than somebody else", () => {
    expect(loadOf("least-busy", year).excess).toBe(0);
    expect(loadOf("random", year).excess).toBeGreaterThan(0);
  });

  it("least-busy leaves nobody with a pile", () => {
    const pile = (assign: "random" | "round-robin" | "least-busy") =>
      spreadOf(loadOf(assign, year).open).max;
    expect(pile("least-busy")).toBeLessThan(Math.min(pile("random"), pile("round-robin")));
  });

  it("random asks each as often as a fair die would, within four deviations", () => {
    const totals = totalsOf("random");
    const share = totals.reduce((sum, total) => sum + total, 0) / totals.length;
    const deviation = Math.sqrt(share * (1 - share / PULLS));
    for (const total of totals) expect(Math.abs(total - share)).toBeLessThan(4 * deviation);
  });
});
