import { describe, expect, test } from "vitest";
import { foldLedger } from "../../src/findings/fold.ts";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { Stride } from "../../src/model/stride.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { blindSpotLine } from "../../src/report/blind-spot.ts";
import { blindSpotOf } from "../../src/training/blind-spot.ts";
import { pull, threat } from "../findings/story.ts";

const TITLES = ["Skimming", "Forgery", "Draining", "Replay"];

/** A completed session, ten minutes long: what the team found, and what Security did. */
function session(
  number: number,
  found: readonly Stride[],
  missed: readonly Stride[],
): readonly LedgerEvent[] {
  const { model, report, end } = pull(number);
  const at = number * 10;
  const threats = found.map((category, index) =>
    threat(`${TITLES[index]}`, { stride: [category] }),
  );
  const reports = missed.map((category, index) => {
    const told = { category, asset: "Backups", severity: "low" } as const;
    return report(at + 1, at + index, `Unseen ${TITLES[index]}`, told);
  });
  return [model(at, threats), ...reports, end(at + 5)];
}

/** Told under an issue, of an asset that no session speaks of. */
const incident = (number: number, category: Stride, at = 99) =>
  pull(number).report(at, number, `Seen outside, ${number}`, {
    ...{ isOfSession: false, source: "incident", asset: "Elsewhere", category },
  });

const R = "repudiation";
const S = "spoofing";

function blindSpot(events: readonly (readonly LedgerEvent[])[], changes: object = {}) {
  const policy = { ...DEFAULT_POLICY.promotion, ...changes };
  return blindSpotOf(foldLedger(events.flat()), "payments", policy);
}

describe("what a team keeps missing", () => {
  test.each<
    [string, readonly (readonly LedgerEvent[])[], readonly [Stride, number, number] | null]
  >([
    ["is nothing, where there was no session", [], null],
    ["is not what it missed once", [session(1, [], [R])], null],
    ["is not what it missed twice in one session", [session(1, [], [R, R])], null],
    ["is what it missed in two", [session(1, [], [R]), session(3, [S], [R])], [R, 2, 2]],
    [
      "is not what it found as often",
      [session(1, [R], [R]), session(2, [R], []), session(3, [], [R])],
      null,
    ],
    [
      "is what it found less often",
      [session(1, [R], [R]), session(2, [], [R]), session(3, [], [R])],
      [R, 3, 4],
    ],
    [
      "is not what it missed before the window",
      [session(0, [], [R]), ...[1, 2, 3, 4].map((at) => session(at, [S], [])), session(5, [], [R])],
      null,
    ],
    [
      "is, of several, what it missed in the most sessions",
      [session(1, [], [S, S, S]), session(2, [], [S, R]), session(3, [], [R]), session(4, [], [R])],
      [R, 3, 3],
    ],
    [
      "is, of several missed in as many, what it missed most often",
      [session(1, [], [S, R, R]), session(2, [], [S, R])],
      [R, 3, 3],
    ],
    ["is also what came late", [session(1, [], [R]), [incident(90, R)]], [R, 2, 2]],
    [
      "is also what came late twice, tied to no session",
      [[90, 91].map((at) => incident(at, R))],
      [R, 2, 2],
    ],
    [
      "is not what came late before these sessions",
      [[90, 91].map((number) => incident(number, R, number - 90)), session(1, [], [])],
      null,
    ],
    [
      "is not what Security took back",
      [session(1, [], [R]), session(2, [], [R]), [pull(2).retract(28, 20)]],
      null,
    ],
    [
      "is not what was taken back, tied to no session",
      [[90, 91].map((at) => incident(at, R)), [pull(91).retract(100, 91)]],
      null,
    ],
  ])("%s", (_name, events, expected) => {
    const [category, missed, all] = expected ?? [];
    expect(blindSpot(events)).toEqual(expected === null ? null : { category, missed, all });
  });

  test("is what it found only after hints, where these do not count", () => {
    const hinted = (number: number) => {
      const { model, hint, end } = pull(number);
      const at = number * 10;
      return [model(at, []), hint(at + 1), model(at + 2, [threat("Skimming")]), end(at + 3)];
    };
    const events = [hinted(1), hinted(2)];
    expect(blindSpot(events)).toBeNull();
    expect(blindSpot(events, { countHinted: false })?.category).toBe("tampering");
  });
});

test("is told with where it is taught, or else with what to practise", () => {
  const spot = { category: R, missed: 3, all: 4 } as const;
  const what =
    "Worth another look: **Repudiation**. Of the last 4 threats of this kind in your team's designs, others were first to see 3.";
  const own = (...stride: readonly Stride[]) => ({
    modules: [{ name: "logs", link: null, stride }],
  });
  expect(blindSpotLine(spot, own(R))).toBe(
    `${what} The training on logs teaches how to find them.`,
  );
  expect(blindSpotLine(spot, own(S))).toBe(
    `${what} <code>/threatmodel explain repudiation</code> has questions to practise with.`,
  );
});
