import { describe, expect, test } from "vitest";
import { foldLedger } from "../../src/findings/fold.ts";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { Phase } from "../../src/model/phase.ts";
import type { Progress } from "../../src/model/promotion.ts";
import type { Severity } from "../../src/model/severity.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { progressOf } from "../../src/promotion/progress.ts";
import { progressLines } from "../../src/report/progress-lines.ts";
import { minute, pull, threat } from "../findings/story.ts";
import { GOOD, history, late, session } from "./team-story.ts";

function progress(phase: Phase, ...events: readonly (readonly LedgerEvent[])[]): Progress {
  return progressOf(history(phase, events.flat()));
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
    [
      "not for one that was taken back",
      [...GOOD, [late("critical", 99, 9), pull(90).retract(100, 9)]],
      [],
    ],
    [
      "not for another team's",
      [...GOOD, [late("critical")].map((event) => ({ ...event, team: "shipping" }) as LedgerEvent)],
      [],
    ],
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

describe("just at the mark", () => {
  const NINE = Array<Severity>(3).fill("high");
  const ofNine = [1, 2, 3].map((number) => session(number, NINE));

  test.each<[string, readonly (readonly LedgerEvent[])[], readonly string[]]>([
    ["nine of ten highs are enough", [...ofNine, session(4, []), session(5, [], ["high"])], []],
    [
      "eight of nine are not",
      [session(1, ["high", "high"]), ...ofNine.slice(1), session(4, []), session(5, [], ["high"])],
      ["rate of high"],
    ],
    [
      "three findings are enough, whoever found them",
      [1, 2, 3, 4, 5].map((number) => session(number, number < 4 ? ["high"] : [])),
      [],
    ],
    [
      "two are not",
      [1, 2, 3, 4, 5].map((number) => session(number, number < 3 ? ["critical"] : [])),
      ["findings"],
    ],
  ])("%s", (_name, sessions, expected) => {
    expect(lacks("observation", ...sessions)).toEqual(expected);
  });

  test("seven of ten highs are enough to stay, and six of nine are not", () => {
    const seven = [session(1, NINE), session(2, NINE), session(3, ["high"]), session(4, [])];
    expect(stays("review", ...seven, session(5, [], NINE))).toEqual([]);
    const six = [session(1, NINE), session(2, NINE), session(3, []), session(4, [])];
    expect(stays("review", ...six, session(5, [], NINE))).toEqual(["rate of high"]);
  });

  test("a late finding stands in the way on the last of its days, and not on the next", () => {
    const lateOn = (now: string) =>
      progressOf(history("review", [...GOOD.flat(), late("high")], { now })).conditions.at(-1);
    expect(lateOn("2026-07-04T23:59:59Z")).toMatchObject({ kind: "none-late", holds: false });
    expect(lateOn("2026-07-05T00:00:00Z")).toMatchObject({ kind: "none-late", holds: true });
  });
});

describe("since the phase began", () => {
  const since = (at: number, phase: Phase, ...events: readonly (readonly LedgerEvent[])[]) =>
    progressOf(history(phase, events.flat(), { since: minute(at) }));

  test("the sessions that led a team here do not lead it on", () => {
    const { conditions } = since(60, "review", ...GOOD);
    expect(conditions.flatMap(lacking)).toEqual(["sessions", "findings"]);
    expect(conditions[0]).toMatchObject({ count: 0, least: 5 });
  });

  test("a session counts where it ended, from the very second on", () => {
    const counts = (at: number) => since(at, "observation", session(1, ["high"])).conditions[0];
    expect(counts(15)).toMatchObject({ count: 1 });
    expect(counts(16)).toMatchObject({ count: 0 });
  });

  test("what led a team back does not lead it back again", () => {
    const bad = [...GOOD, session(6, [], ["critical", "critical"]), [late("critical", 70)]];
    const kinds = (at: number) => since(at, "review", ...bad).reasons.flatMap(lacking);
    expect(kinds(0)).toEqual(["none-missed", "none-late", "rate of critical"]);
    expect(kinds(80)).toEqual([]);
  });

  test("a critical that comes late does, also where its session was long before", () => {
    const told = [...GOOD, [late("critical", 90)]];
    const { reasons } = since(80, "security-optional", ...told);
    expect(reasons.flatMap(lacking)).toEqual(["none-late"]);
    expect(reasons[1]).toMatchObject({ since: "2026-01-05", count: 1 });
  });

  test("what came late stands in the way of the last step, whatever phase it came in", () => {
    const { conditions } = since(80, "review", ...GOOD, [late("high", 70)]);
    expect(conditions.flatMap(lacking)).toEqual(["sessions", "findings", "none-late"]);
  });

  test("it is said from when on was counted", () => {
    expect(progressLines(since(0, "observation", ...GOOD))).toContain(
      "5 of 5 conditions hold, counted since 2026-01-05: ✓ 5 of 5 completed sessions",
    );
  });
});

test("a late finding counts as late also where the team had listed it", () => {
  const { model, end, report } = pull(7);
  const listed = threat("Skimming", { severity: "critical", status: "accepted" });
  const told = { isOfSession: false, source: "pentest", severity: "critical" } as const;
  const events = [model(70, [listed]), end(75), report(90, 9, "Skimming", told)];
  const { reasons } = progress("review", events);
  expect(reasons.flatMap(lacking)).toEqual(["none-late"]);
  const [late] = foldLedger(events).findings.filter(({ attribution }) => attribution === "late");
  expect(late).toMatchObject({ escapeClass: "listed-and-accepted", isKnown: true });
});

test("for going back, sessions may be looked at beyond the window", () => {
  const policy = { ...DEFAULT_POLICY.promotion, window: 1, backSessions: 3 };
  const events = [session(1, [], ["critical"]), session(2, ["high"]), session(3, ["high"])].flat();
  const { conditions, reasons } = progressOf(history("review", events, { policy }));
  expect(conditions[0]).toMatchObject({ count: 1 });
  expect(reasons[0]).toMatchObject({ kind: "none-missed", sessions: 3, holds: false });
});

test("a hinted threat counts as found, unless the config says otherwise", () => {
  const { model, hint, end } = pull(1);
  const events = [model(0, []), hint(1), model(2, [threat("Skimming")]), end(3)];
  const rateOfHigh = (countHinted: boolean) => {
    const policy = { ...DEFAULT_POLICY.promotion, countHinted };
    const { conditions } = progressOf(history("observation", events, { policy }));
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
    "Towards **Review**, 2 of 5 conditions hold: ✗ 2 of 5 completed sessions; ✓ 3 critical or high findings for at least 3; ✗ critical: found 0 of 1, 0 % (95 % interval 0–79 %) for 90 %; ✓ high: found 2 of 2, 100 % (95 % interval 34–100 %) for 90 %; ✗ 1 missed critical in the last 2 sessions.\n\nWhat would lead back to **Training**: ✗ 1 missed critical in the last 2 sessions.",
  );
  expect(progressLines(progress("training", ...sessions))).toBe("");
});
