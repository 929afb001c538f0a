import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASSIGNMENTS, type Assignment, type Turns } from "../src/model/assigned-review.ts";
import { type Choice, type Choosing, chooseReviewers } from "../src/reviewers.ts";

const MEMBERS = ["ann", "bob", "cem", "dee"];

const TURNS: readonly Turns[] = [
  { login: "ann", open: 2, latest: 7 },
  { login: "bob", open: 1, latest: 9 },
  { login: "cem", open: 1, latest: 8 },
  { login: "dee", open: 3, latest: 4 },
];

type Changes = Omit<Partial<Choosing>, "policy"> & Partial<Choosing["policy"]>;

function choose(assign: Assignment, changes: Changes = {}): Choice {
  const { count = 1, away = [], ...rest } = changes;
  return chooseReviewers({
    policy: { assign, count, away },
    members: MEMBERS,
    authors: ["zoe"],
    byHand: [],
    knowing: [],
    turns: TURNS,
    seed: "100#1",
    ...rest,
  });
}

type Row = [what: string, assign: Assignment, changes: Changes, people: string, fallbacks: string];

const ROWS: Row[] = [
  ["the team: nobody by name", "team", {}, "", ""],
  ["who was asked longest ago", "round-robin", {}, "dee", "ann cem bob"],
  ["two of them", "round-robin", { count: 2 }, "dee ann", "cem bob"],
  [
    "who was never asked, first",
    "round-robin",
    { members: [...MEMBERS, "Eva"] },
    "eva",
    "dee ann cem bob",
  ],
  ["who has the fewest open, of equals who waits longest", "least-busy", {}, "cem", "bob ann dee"],
  ["nobody who is away", "least-busy", { away: ["CEM"] }, "bob", "ann dee"],
  ["nobody who wrote a part", "least-busy", { authors: ["Cem", "bob"] }, "ann", "dee"],
  ["who knows it, before others", "least-busy", { knowing: ["Dee", "ann"] }, "dee", "ann cem bob"],
  [
    "not who knows it and is away",
    "least-busy",
    { knowing: ["dee"], away: ["dee"] },
    "cem",
    "bob ann",
  ],
  ["not who knows it and has left", "least-busy", { knowing: ["eva"] }, "cem", "bob ann dee"],
  ["fewer, as people picked some", "least-busy", { byHand: ["Dee"], count: 2 }, "cem", "bob ann"],
  ["nobody, as people picked enough", "least-busy", { byHand: ["dee"] }, "", "cem bob ann"],
  ["one more, as they picked a stranger", "least-busy", { byHand: ["eva"] }, "cem", "bob ann dee"],
  [
    "one more, as they picked an author",
    "least-busy",
    { byHand: ["cem"], authors: ["cem"] },
    "bob",
    "ann dee",
  ],
  ["as many as there are", "round-robin", { members: ["ann"], count: 3 }, "ann", ""],
  ["nobody of nobody", "random", { members: [] }, "", ""],
];

it.each(ROWS)("%s (%s)", (_what, assign, changes, people, fallbacks) => {
  const choice = choose(assign, changes);
  expect(choice.people.join(" ")).toBe(people);
  expect(choice.fallbacks.join(" ")).toBe(fallbacks);
});

it("who was picked by hand is named, though away", () => {
  expect(choose("team", { byHand: ["Dee", "eva"], away: ["dee"] }).byHand).toEqual(["dee"]);
});

it("those who wait equally long are drawn by lot, each pull request by its own", () => {
  const first = (number: number) =>
    choose("round-robin", { turns: [], seed: `100#${number}` }).people[0];
  const chosen = Array.from({ length: 200 }, (_, number) => first(number));
  for (const login of MEMBERS) {
    expect(chosen.filter((each) => each === login).length).toBeGreaterThan(30);
  }
});

describe("whatever is known", () => {
  const login = fc.constantFrom("ann", "bob", "Bob", "cem", "dee", "eva", "fay");
  const logins = fc.uniqueArray(login, { maxLength: 6 });
  const turns = fc.uniqueArray(
    fc.record({ login: login.map((it) => it.toLowerCase()), open: fc.nat(5), latest: fc.nat(50) }),
    { selector: (it) => it.login },
  );
  const anything = fc.record({
    policy: fc.record({
      assign: fc.constantFrom(...ASSIGNMENTS),
      count: fc.integer({ min: 1, max: 4 }),
      away: logins,
    }),
    members: logins,
    authors: logins,
    byHand: logins,
    knowing: logins,
    turns,
    seed: fc.string(),
  });
  const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase());
  const overlap = (some: readonly string[], others: readonly string[]) =>
    some.filter((name) => lower(others).includes(name));

  it("only members are asked, no author, nobody away, nobody twice, and no more than wanted", () => {
    fc.assert(
      fc.property(anything, (choosing) => {
        const { byHand, people, fallbacks } = chooseReviewers(choosing);
        const asked = [...people, ...fallbacks];
        const all = [...byHand, ...asked];
        expect(new Set(all).size).toBe(all.length);
        expect(overlap(all, choosing.members)).toEqual(all);
        expect(overlap(all, choosing.authors)).toEqual([]);
        expect(overlap(asked, choosing.policy.away)).toEqual([]);
        const { count } = choosing.policy;
        expect(people.length).toBeLessThanOrEqual(Math.max(0, count - byHand.length));
        if (fallbacks.length > 0)
          expect(byHand.length + people.length).toBeGreaterThanOrEqual(count);
      }),
    );
  });

  it("the same people are chosen, in whatever order and case it is told", () => {
    fc.assert(
      fc.property(anything, (choosing) => {
        const told = {
          ...choosing,
          members: choosing.members.map((name) => name.toUpperCase()).reverse(),
          authors: choosing.authors.toReversed(),
          byHand: choosing.byHand.toReversed(),
          turns: choosing.turns.toReversed(),
        };
        expect(chooseReviewers(told)).toEqual(chooseReviewers(choosing));
      }),
    );
  });
});
