import { describe, expect, test } from "vitest";
import { addDays } from "../../src/model/time.ts";
import type { Training, TrainingPolicy } from "../../src/model/training.ts";
import { type Learner, learnersOf } from "../../src/training/learners.ts";

const TODAY = "2026-11-23";
const YEAR_AGO = addDays(TODAY, -365);
const POLICY: TrainingPolicy = {
  share: 0.8,
  refreshDays: 365,
  modules: ["introduction", "live"].map((name) => ({ name, link: null, stride: [] })),
  records: [],
};

function did(module: string, daysAgo: number): Training {
  return { login: "Ada", module, on: addDays(TODAY, -daysAgo) };
}

interface Known {
  readonly records: readonly Training[];
  /** Whether a session of hers was completed within the refresh period. */
  readonly isActive?: boolean;
  readonly refreshDays?: number;
}

function learner({ records, isActive = false, refreshDays = 365 }: Known): Learner | undefined {
  const policy = { ...POLICY, refreshDays };
  const active = isActive ? ["ada"] : [];
  return learnersOf({ people: ["ada"], records, active, policy, today: TODAY })[0];
}

describe("who is due", () => {
  const NEW = { kind: "new" } as const;
  const since = (daysAgo: number) =>
    ({ kind: "long-ago", last: addDays(TODAY, -daysAgo) }) as const;

  test.each<[string, Known, Learner["due"]]>([
    ["whoever is in the team without a record", { records: [] }, NEW],
    ["a new one, also with a session already", { records: [], isActive: true }, NEW],
    ["whose records are all of what is no module any more", { records: [did("pottery", 1)] }, NEW],
    ["who is only to be trained", { records: [did("live", -3)] }, NEW],
    ["not who was trained to the day a year ago", { records: [did("live", 365)] }, null],
    ["who was trained the day before that", { records: [did("live", 366)] }, since(366)],
    ["not who had a session since", { records: [did("live", 366)], isActive: true }, null],
    [
      "not who took one module again, though another is to be taken again",
      { records: [did("introduction", 900), did("live", 2)] },
      null,
    ],
    ["by their latest training", { records: [did("live", 800), did("live", 400)] }, since(400)],
    ["not who is not through yet", { records: [did("introduction", 2)] }, null],
    [
      "nobody who was ever trained, where that holds",
      { records: [did("live", 9000)], refreshDays: 36_500 },
      null,
    ],
  ])("%s", (_name, known, due) => {
    expect(learner(known)?.due).toEqual(due);
  });
});

test("what was finished long ago is not there any more", () => {
  const records = [did("live", 3), did("introduction", 366)];
  expect(learner({ records })?.fresh).toEqual(["live"]);
  expect(learner({ records: [...records, did("introduction", 0)] })?.fresh).toEqual([
    "introduction",
    "live",
  ]);
});

test("names of active people count in any case", () => {
  const records = [{ ...did("live", 0), on: addDays(YEAR_AGO, -1) }];
  const ground = { records, policy: POLICY, today: TODAY, active: ["ADA"] };
  expect(learnersOf({ ...ground, people: ["ada"] })[0]?.due).toBeNull();
});
