import { describe, expect, test } from "vitest";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { Phase } from "../../src/model/phase.ts";
import type { TeamTraining } from "../../src/model/training.ts";
import { progressOf } from "../../src/promotion/progress.ts";
import { stepOf } from "../../src/promotion/step.ts";
import type { TeamHistory } from "../../src/promotion/team-history.ts";
import { progressLines } from "../../src/report/progress-lines.ts";
import { minute } from "../findings/story.ts";
import { GOOD, history, session } from "./team-story.ts";

const FIVE = ["ada", "ben", "cleo", "dan", "eve"];

const TRAINING: TeamTraining = {
  begins: "2026-01-06",
  people: FIVE,
  finished: FIVE.slice(0, 4),
  share: 0.8,
};

function told(phase: Phase, changes: Partial<TeamTraining>, more: Partial<TeamHistory> = {}) {
  const events: readonly LedgerEvent[] = [];
  const training = { ...TRAINING, ...changes };
  const progress = progressOf(history(phase, events, { training, ...more }));
  return { to: stepOf(progress, phase)?.to ?? null, words: progressLines(progress) };
}

describe("from traditional to training", () => {
  test.each<[string, Partial<TeamTraining>, Phase | null, string]>([
    [
      "on the day that is set",
      {},
      "training",
      "Towards **Training**, 2 of 2 conditions hold: ✓ 5 people; ✓ its training begins on 2026-01-06.",
    ],
    [
      "not on the day before",
      { begins: "2026-01-07" },
      null,
      "Towards **Training**, 1 of 2 conditions hold: ✓ 5 people; ✗ its training begins on 2026-01-07.",
    ],
    [
      "not without a day",
      { begins: null },
      null,
      "Towards **Training**, 1 of 2 conditions hold: ✓ 5 people; ✗ no day is set for its training.",
    ],
    [
      "not without people",
      { people: [], finished: [] },
      null,
      "Towards **Training**, 1 of 2 conditions hold: ✗ nobody is in the team; ✓ its training begins on 2026-01-06.",
    ],
    [
      "not where they could not be listed",
      { people: null, finished: [] },
      null,
      "Towards **Training**, 1 of 2 conditions hold: ✗ its people could not be listed; ✓ its training begins on 2026-01-06.",
    ],
  ])("%s", (_name, changes, to, words) => {
    expect(told("traditional", changes)).toEqual({ to, words });
  });
});

describe("from training to observation", () => {
  test.each<[string, Partial<TeamTraining>, Phase | null, string]>([
    [
      "four of five are enough",
      {},
      "observation",
      "holds: ✓ finished every module: 4 of 5, 80 % for 80 %.",
    ],
    [
      "three of five are not",
      { finished: FIVE.slice(0, 3) },
      null,
      "does not hold yet: ✗ finished every module: 3 of 5, 60 % for 80 %.",
    ],
    [
      "of nobody, nobody was trained",
      { people: [], finished: [], share: 0 },
      null,
      "does not hold yet: ✗ finished every module: nobody is in the team for 0 %.",
    ],
    [
      "people who could not be listed are not taken for trained",
      { people: null, finished: [] },
      null,
      "does not hold yet: ✗ finished every module: its people could not be listed for 80 %.",
    ],
  ])("%s", (_name, changes, to, words) => {
    expect(told("training", changes)).toEqual({
      to,
      words: `Towards **Observation**, the one condition ${words}`,
    });
  });

  test.each<[string, readonly LedgerEvent[], Phase | null]>([
    ["does not go on at once for having been trained", [], null],
    ["nor after one session", session(8, ["high"]), null],
    ["goes on after two", [session(8, ["high"]), session(9, [])].flat(), "observation"],
    [
      "unless a critical was missed",
      [session(8, ["high"]), session(9, [], ["critical"])].flat(),
      null,
    ],
    ["whatever was before", GOOD.flat(), null],
  ])("a team that was led back %s", (_name, events, to) => {
    const changes = { training: TRAINING, since: minute(70), isLedBack: true };
    const progress = progressOf(history("training", events, changes));
    expect(stepOf(progress, "training")?.to ?? null).toBe(to);
  });
});

test.each<Phase>(["traditional", "training"])(
  "nothing is said of %s where training was not asked for",
  (phase) => {
    const progress = progressOf(history(phase, GOOD.flat()));
    expect(progressLines(progress)).toBe("");
    expect(stepOf(progress, phase)).toBeNull();
  },
);
