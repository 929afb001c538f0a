import fc from "fast-check";
import { expect, test } from "vitest";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import { PHASES, type Phase } from "../../src/model/phase.ts";
import { SEVERITIES } from "../../src/model/severity.ts";
import { addDays } from "../../src/model/time.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { evidenceKey, evidenceOf } from "../../src/promotion/evidence.ts";
import { progressOf } from "../../src/promotion/progress.ts";
import type { TeamHistory } from "../../src/promotion/team-history.ts";
import { pull, threat } from "../findings/story.ts";
import { GOOD, history, late, session, TITLES } from "./team-story.ts";

const TRAINING = { begins: "2026-01-01", people: ["ada", "ben"], finished: ["ada"], share: 0.8 };
const SESSIONS = GOOD.slice(0, 3).flat();

function keyOf(phase: Phase, events: readonly LedgerEvent[], changes: Partial<TeamHistory> = {}) {
  return evidenceKey(evidenceOf(history(phase, events, { training: TRAINING, ...changes })));
}

test.each<[string, readonly LedgerEvent[]]>([
  ["a session", session(4, [])],
  ["a finding that was missed", [pull(3).report(33, 1, "Replay", { asset: "Backups" })]],
  ["a corrected severity", [pull(9).severity(90, 31, "high")]],
  ["a retracted finding", [pull(9).retract(90, 31)]],
  ["a late finding", [late("critical", 95, 95)]],
])("evidence changes with %s", (_name, more) => {
  const events = [
    ...SESSIONS,
    pull(3).report(32, 31, "Leak", { severity: "critical", asset: "Keys" }),
  ];
  expect(keyOf("review", [...events, ...more])).not.toBe(keyOf("review", events));
});

test.each<[string, readonly LedgerEvent[]]>([
  [
    "a finding of a severity that does not count",
    [pull(3).report(33, 1, "Replay", { severity: "low" })],
  ],
  ["a session that is not over", [pull(4).model(40, [threat("Skimming")])]],
  [
    "a session that was given up",
    [pull(4).model(40, [threat("Skimming")]), pull(4).end(45, "abandoned")],
  ],
  [
    "another team's session",
    session(4, ["high"]).map((event) => ("team" in event ? { ...event, team: "shipping" } : event)),
  ],
  ["why a late finding escaped", [pull(9).escaped(99, 95, "outside-stride")]],
])("it does not change with %s", (_name, more) => {
  const events = [...SESSIONS, late("critical", 95, 95)];
  expect(keyOf("review", [...events, ...more])).toBe(keyOf("review", events));
});

test("it shows as many sessions as any condition looks at", () => {
  const policy = { ...DEFAULT_POLICY.promotion, window: 1, backSessions: 3 };
  const { sessions } = evidenceOf(history("review", GOOD.flat(), { policy }));
  expect(sessions.map(({ session: { key } }) => key)).toEqual(["7#5", "7#4", "7#3"]);
});

test("of training it holds who finished it, in whatever order and spelling", () => {
  const key = (changes: Partial<typeof TRAINING>) =>
    keyOf("training", [], { training: { ...TRAINING, ...changes } });
  expect(key({ people: ["Ben", "ADA"] })).toBe(key({}));
  expect(key({ finished: ["ada", "ben"] })).not.toBe(key({}));
  expect(keyOf("review", SESSIONS, { training: null })).toBe(keyOf("review", SESSIONS));
});

test("that training begins on another day is new, and that somebody joins before is not", () => {
  const key = (changes: Partial<typeof TRAINING>) =>
    keyOf("traditional", [], { training: { ...TRAINING, ...changes } });
  expect(key({ begins: "2026-01-02" })).not.toBe(key({}));
  expect(key({ people: ["ada", "ben", "cleo"] })).toBe(key({}));
});

const severity = fc.constantFrom(...SEVERITIES);
const severities = fc.array(severity, { maxLength: 3 });

/** Some sessions, and what came late. */
const story = fc
  .record({
    sessions: fc.array(fc.tuple(severities, severities), { maxLength: 7 }),
    late: severities,
  })
  .map(({ sessions, late: told }) => [
    ...sessions.flatMap(([found, missed], at) => session(at + 1, found, missed)),
    ...told.map((it, at) => late(it, 100 + at * 40 * 24 * 60, 900 + at)),
  ]);

const RUNS = { numRuns: 60 };

test("the order in which events were told changes nothing", () => {
  const shuffled = story.chain((events) =>
    fc
      .shuffledSubarray([...events], { minLength: events.length })
      .map((told) => [events, told] as const),
  );
  fc.assert(
    fc.property(shuffled, fc.constantFrom(...PHASES), ([events, told], phase) => {
      const of = (some: readonly LedgerEvent[]) => history(phase, some, { training: TRAINING });
      expect(progressOf(of(told))).toEqual(progressOf(of(events)));
      expect(evidenceKey(evidenceOf(of(told)))).toBe(evidenceKey(evidenceOf(of(events))));
    }),
    RUNS,
  );
});

test("time alone changes evidence only where it changes what holds", () => {
  const days = fc.nat({ max: 400 });
  const phases = fc.constantFrom<Phase>("observation", "review", "security-optional");
  const held = (each: TeamHistory) => {
    const { conditions, reasons } = progressOf(each);
    return [...conditions, ...reasons].map(({ holds }) => holds);
  };
  fc.assert(
    fc.property(story, phases, days, days, (events, phase, a, b) => {
      const [early, later] = [a, b].map((day) =>
        history(phase, events, { now: `${addDays("2026-01-06", day)}T00:00:00Z` }),
      );
      if (early === undefined || later === undefined) return;
      const isSame = JSON.stringify(held(early)) === JSON.stringify(held(later));
      const keys = [early, later].map((each) => evidenceKey(evidenceOf(each)));
      if (isSame) expect(keys[0]).toBe(keys[1]);
    }),
    RUNS,
  );
});

test("that the older of two late findings is too old by now is nothing new", () => {
  const days = (count: number) => count * 24 * 60;
  const events = [...SESSIONS, late("high", days(0), 91), late("high", days(40), 92)];
  const keyOn = (now: string) => keyOf("review", events, { now });
  expect(keyOn("2026-07-20T00:00:00Z")).toBe(keyOn("2026-06-20T00:00:00Z"));
  expect(keyOn("2026-09-01T00:00:00Z")).not.toBe(keyOn("2026-06-20T00:00:00Z"));
});

test("one more found finding never lowers a rate", () => {
  fc.assert(
    fc.property(
      story,
      severity,
      fc.constantFrom<Phase>("observation", "review"),
      (events, it, phase) => {
        const more = events.map((event) =>
          event.kind === "model-seen" && event.number === 1
            ? { ...event, threats: [...event.threats, threat(TITLES[6] ?? "", { severity: it })] }
            : event,
        );
        const before = evidenceOf(history(phase, events)).rates;
        const after = evidenceOf(history(phase, more)).rates;
        for (const [at, rate] of before.entries()) {
          expect(after[at]?.rate ?? 0).toBeGreaterThanOrEqual(rate.rate ?? 0);
        }
      },
    ),
    RUNS,
  );
});
