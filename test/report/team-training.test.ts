import { expect, test } from "vitest";
import { NEVER_DAYS } from "../../src/model/training.ts";
import { teamTrainingLines } from "../../src/report/team-training.ts";
import type { Learner } from "../../src/training/learners.ts";

const MODULES = [
  { name: "introduction", link: "https://training.example/1", stride: [] },
  { name: "live", link: null, stride: [] },
];
const POLICY = { modules: MODULES, refreshDays: 365 };

const ada: Learner = { login: "ada", fresh: ["introduction", "live"], due: null };
const ben: Learner = {
  login: "ben-_*x*_",
  fresh: ["introduction"],
  due: { kind: "long-ago", last: "2025-05-02" },
};
const lea: Learner = { login: "lea", fresh: [], due: { kind: "new" } };

test("says how many finished what, and who is due and why", () => {
  expect(teamTrainingLines([ada, ben, lea], POLICY, true)).toBe(`\
**Training**: 1 of 3 people finished every module within 365 days.

- [introduction](https://training.example/1): 2 of 3
- live: 1 of 3

2 people are due for training: ben-&#95;&#42;x&#42;&#95; (last trained on 2025-05-02), lea (nothing is recorded yet).`);
});

test("names nobody where everybody reads it", () => {
  const told = teamTrainingLines([ada, ben, lea], POLICY, false);
  expect(told).toMatch(/2 people are due for training\.$/);
  expect(told).not.toMatch(/ada|ben|lea/);
});

test("names twenty, and counts the others", () => {
  const many = Array.from({ length: 33 }, (_, at) => ({ ...lea, login: `lea${at}` }));
  const told = teamTrainingLines(many, POLICY, true);
  expect(told).toContain("33 people are due for training: lea0 (");
  expect(told).toMatch(/lea19 \([^)]*\) and 13 more\.$/);
});

test("has words for one person, for nobody due, and for training that holds", () => {
  expect(teamTrainingLines([lea], POLICY, true)).toContain("1 person is due for training: lea (");
  const told = teamTrainingLines([ada], { ...POLICY, refreshDays: NEVER_DAYS }, true);
  expect(told).toContain("1 of 1 person finished every module.\n");
  expect(told).toMatch(/\n\nNobody is due for training\.$/);
});

test("says so where people cannot be listed", () => {
  expect(teamTrainingLines(null, POLICY, true)).toContain("could not be listed");
});
