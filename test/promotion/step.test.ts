import { expect, test } from "vitest";
import type { Condition, Progress } from "../../src/model/promotion.ts";
import { stepOf } from "../../src/promotion/step.ts";

const sessions = (holds: boolean): Condition => ({ kind: "sessions", count: 5, least: 5, holds });
const [held, broken] = [sessions(true), sessions(false)];

const BETWEEN: Progress = {
  since: null,
  next: "review",
  conditions: [held, held],
  back: "training",
  reasons: [held, held],
};

test.each<[string, Partial<Progress>, string | null]>([
  ["all that is asked for holds: on", {}, "promotion to review"],
  ["one thing does not: stay", { conditions: [held, broken] }, null],
  ["nothing is asked for: stay", { conditions: [] }, null],
  ["at the end of the way: stay", { next: null }, null],
  ["back wins over on", { reasons: [broken, held] }, "demotion to training"],
  ["at the beginning there is no way back", { back: null, reasons: [] }, "promotion to review"],
])("%s", (_name, changes, expected) => {
  const step = stepOf({ ...BETWEEN, ...changes }, "observation");
  expect(step === null ? null : `${step.kind} to ${step.to}`).toBe(expected);
});
