import { expect, test } from "vitest";
import { STRIDE, type Stride } from "../../src/model/stride.ts";
import { type TrainingModule, teachingModule } from "../../src/model/training.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";

function teaches(name: string, ...stride: readonly Stride[]): TrainingModule {
  return { name, link: null, stride };
}

const ALL = teaches("all", ...STRIDE);
const NONE = teaches("none");
const LOGS = teaches("logs", "repudiation");
const TRACES = teaches("traces", "repudiation");

const CASES: readonly (readonly [string, readonly TrainingModule[], string | null])[] = [
  [
    "the foundations, unless the config says otherwise",
    DEFAULT_POLICY.training.modules,
    "foundations",
  ],
  ["the only one that does", [NONE, ALL], "all"],
  ["the one that is about it alone, wherever it stands", [ALL, LOGS, NONE], "logs"],
  ["the first of two alike", [TRACES, LOGS], "traces"],
  ["none, where none does", [NONE, teaches("secrets", "spoofing")], null],
];

test.each(CASES)("repudiation is taught by %s", (_, modules, expected) => {
  expect(teachingModule("repudiation", modules)?.name ?? null).toBe(expected);
});
