import { describe, expect, test } from "vitest";
import { addDays } from "../../src/model/time.ts";
import type { Training, TrainingPolicy } from "../../src/model/training.ts";
import { teamTraining } from "../../src/training/team-training.ts";

const TODAY = "2026-11-23";
const POLICY: TrainingPolicy = {
  share: 0.8,
  refreshDays: 365,
  modules: ["introduction", "live"].map((name) => ({ name, link: null, stride: [] })),
  records: [],
};

/** Somebody finished a module, so many days ago. */
function did(login: string, module: string, daysAgo: number): Training {
  return { login, module, on: addDays(TODAY, -daysAgo) };
}

function finished(records: readonly Training[], policy: Partial<TrainingPolicy> = {}) {
  const people = ["ada", "ben"];
  const ground = { begins: null, people, records, policy: { ...POLICY, ...policy }, today: TODAY };
  return teamTraining(ground).finished;
}

describe("who finished everything", () => {
  const ADA = [did("ada", "introduction", 30), did("ada", "live", 3)];

  test.each<[string, readonly Training[], readonly string[]]>([
    ["nobody, where nothing is recorded", [], []],
    ["who finished every module", ADA, ["ada"]],
    ["whoever wrote the name, and how", ADA.map((each) => ({ ...each, login: "Ada" })), ["ada"]],
    ["not who finished one, or one of them twice", ADA.slice(1), []],
    ["not two people together", [did("ada", "live", 3), did("ben", "introduction", 3)], []],
    [
      "who did so to the day a year ago",
      [did("ada", "introduction", 365), ...ADA.slice(1)],
      ["ada"],
    ],
    ["not who did one the day before", [did("ada", "introduction", 366), ...ADA.slice(1)], []],
    [
      "who took that one again",
      [did("ada", "introduction", 500), did("ada", "introduction", 1), ...ADA.slice(1)],
      ["ada"],
    ],
    ["not who will, in days to come", [...ADA.slice(0, 1), did("ada", "live", -1)], []],
    ["whatever else is recorded of them", [did("ada", "pottery", 1), ...ADA], ["ada"]],
    ["nobody of another team", ADA.map((each) => ({ ...each, login: "eve" })), []],
  ])("%s", (_name, records, expected) => {
    expect(finished(records)).toEqual(expected);
  });

  test("by the modules of today, not by those of then", () => {
    const modules = POLICY.modules.slice(0, 1);
    expect(finished([did("ada", "introduction", 9), did("ben", "live", 9)], { modules })).toEqual([
      "ada",
    ]);
  });

  test("once and for all, where nothing is to be taken again", () => {
    const long = ["introduction", "live"].map((module) => did("ada", module, 3650));
    expect(finished(long)).toEqual([]);
    expect(finished(long, { refreshDays: 36_500 })).toEqual(["ada"]);
  });
});

test("of people who could not be listed, nobody did", () => {
  const ground = { begins: TODAY, people: null, records: [], policy: POLICY, today: TODAY };
  expect(teamTraining(ground)).toEqual({ begins: TODAY, people: null, finished: [], share: 0.8 });
});
