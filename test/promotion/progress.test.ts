import { describe, expect, test } from "vitest";
import { foldLedger } from "../../src/findings/fold.ts";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { Phase } from "../../src/model/phase.ts";
import type { Progress } from "../../src/model/promotion.ts";
import type { Severity } from "../../src/model/severity.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { progressOf } from "../../src/promotion/progress.ts";
import { progressLines } from "../../src/report/progress-lines.ts";
import { pull, threat } from "../findings/story.ts";

const TITLES = ["Skimming", "Forgery", "Draining", "Replay", "Leak", "Flooding", "Rollback"];

/** A completed session, ten minutes long: what the team found, and what Security did. */
function session(
  number: number,
  found: readonly Severity[],
  missed: readonly Severity[] = [],
): readonly LedgerEvent[] {
  const { model, report, end } = pull(number);
  const at = number * 10;
  const threats = found.map((severity, index) => threat(TITLES[index] ?? "", { severity }));
  const reports = missed.map((severity, index) =>
    report(at + 1, number * 10 + index, `Unseen ${TITLES[index]}`, { severity, asset: "Backups" }),
  );
  return [model(at, threats), ...reports, end(at + 5)];
}

const late = (severity: Severity) =>
  pull(90).report(99, 999, "Seen outside", {
    isOfSession: false,
    source: "incident",
    severity,
    asset: "Elsewhere",
  });

function progress(phase: Phase, ...events: readonly (readonly LedgerEvent[])[]): Progress {
  const ledger = foldLedger(events.flat());
  const policy = DEFAULT_POLICY.promotion;
  return progressOf({
    team: "payments",
    phase,
    ledger,
    policy,
    since: null,
    training: null,
    now: "2026-01-06T00:00:00Z",
  });
}

/** What does not hold. */
function lacks(phase: Phase, ...events: readonly (readonly LedgerEvent[])[]): readonly string[] {
  return progress(phase, ...events).conditions.flatMap(lacking);
}

function stays(phase: Phase, ...events: readonly (readonly LedgerEvent[])[]): readonly string[] {
  return progress(phase, ...events).reasons.flatMap(lacking);
}

function lacking(condition: Progress["conditions"][number]): readonly string[] {
  if (condition.holds) return [];
  return [condition.kind === "rate" ? `rate of ${condition.rate.severity}` : condition.kind];
}

const GOOD = [1, 2, 3, 4, 5].map((number) => session(number, ["critical", "high"]));

describe("from observation to review", () => {
  test("five sessions in which nothing severe was missed are enough", () => {
    expect(progress("observation", ...GOOD).next).toBe("review");
    expect(lacks("observation", ...GOOD)).toEqual([]);
  });

  test.each<[string, readonly (readonly LedgerEvent[])[], readonly string[]]>([
    ["four sessions are too few", GOOD.slice(1), ["sessions"]],
    [
      "sessions without anything severe say nothing",
      [1, 2, 3, 4, 5].map((number) => session(number, ["low"])),
      ["findings"],
    ],
    [
      "a missed critical stands in the way, whatever the rate",
      [...GOOD.slice(1), session(6, ["critical", "critical", "critical"], ["critical"])],
      ["rate of critical", "none-missed"],
    ],
    [
      "two missed highs among nine are too many",
      [...GOOD.slice(1), session(6, ["high", "high", "high"], ["high", "high"])],
      ["rate of high"],
    ],
    ["a missed medium does not count yet", [...GOOD.slice(1), session(6, [], ["medium"])], []],
    ["what was missed before the window is over", [session(0, [], ["critical"]), ...GOOD], []],
  ])("%s", (_name, sessions, expected) => {
    expect(lacks("observation", ...sessions)).toEqual(expected);
  });
});

describe("from review to security-optional", () => {
  test("mediums count too, and so does what comes late", () => {
    const sessions = [...GOOD.slice(1), session(6, [], ["medium"])];
    expect(lacks("review", ...sessions)).toEqual(["rate of medium"]);
    expect(lacks("review", ...GOOD, [late("high")])).toEqual(["none-late"]);
    expect(lacks("review", ...GOOD, [late("medium")])).toEqual([]);
  });
});

describe("back one phase", () => {
  test.each<[string, readonly (readonly LedgerEvent[])[], readonly string[]]>([
    ["not while all is well", GOOD, []],
    ["for a missed critical", [...GOOD, session(6, [], ["critical"])], ["none-missed"]],
    [
      "not for one that is three sessions old",
      [...GOOD.slice(0, 3), session(4, ["critical"], ["critical"]), session(6, []), session(7, [])],
      [],
    ],
    ["for a late critical", [...GOOD, [late("critical")]], ["none-late"]],
    ["not for a late high", [...GOOD, [late("high")]], []],
    [
      "for a rate that fell too low",
      [...GOOD.slice(1), session(6, [], ["high", "high", "high"])],
      ["rate of high"],
    ],
    ["not by a rate over fewer sessions than the window", [session(6, [], ["high"])], []],
  ])("%s", (_name, sessions, expected) => {
    expect(stays("review", ...sessions)).toEqual(expected);
  });
});

test("a hinted threat counts as found, unless the config says otherwise", () => {
  const { model, hint, end } = pull(1);
  const events = [model(0, []), hint(1), model(2, [threat("Skimming")]), end(3)];
  const rateOfHigh = (countHinted: boolean) => {
    const policy = { ...DEFAULT_POLICY.promotion, countHinted };
    const now = "2026-01-06T00:00:00Z";
    const history = {
      team: "payments",
      phase: "observation",
      since: null,
      training: null,
      policy,
      now,
    } as const;
    const { conditions } = progressOf({ ...history, ledger: foldLedger(events) });
    return conditions.flatMap((it) =>
      it.kind === "rate" && it.rate.severity === "high" ? [it.rate.rate] : [],
    );
  };
  expect(rateOfHigh(true)).toEqual([1]);
  expect(rateOfHigh(false)).toEqual([0]);
});

test("is told with the numbers, and never as more than they say", () => {
  const sessions = [session(1, ["high"]), session(2, ["high"], ["critical"])];
  expect(progressLines(progress("observation", ...sessions))).toBe(
    "Towards **Review**, 2 of 5 conditions hold: ✗ 2 of 5 completed sessions; ✓ 3 of 3 critical or high findings; ✗ critical: found 0 of 1, 0 % (95 % interval 0–79 %) for 90 %; ✓ high: found 2 of 2, 100 % (95 % interval 34–100 %) for 90 %; ✗ 1 missed critical in the last 2 sessions.\n\nWhat would lead back to **Training**: ✗ 1 missed critical in the last 2 sessions.",
  );
  expect(progressLines(progress("training", ...sessions))).toBe("");
});
