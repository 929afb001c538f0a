import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldLedger } from "../../src/findings/fold.ts";
import type { Finding } from "../../src/model/finding.ts";
import { LedgerEvent } from "../../src/model/ledger-event.ts";
import { HISTORIES } from "./histories.ts";

function inWords({ attribution, escapeClass, isRetracted, isKnown, severity }: Finding): string {
  return [
    escapeClass === null ? attribution : `${attribution}/${escapeClass}`,
    severity === "high" ? "" : severity,
    isRetracted ? "retracted" : "",
    isKnown ? "known" : "",
  ]
    .filter((word) => word !== "")
    .join(" ");
}

function byTitle(findings: readonly Finding[]): Record<string, string> {
  const told = new Map<string, string[]>();
  for (const each of findings) {
    told.set(each.title, [...(told.get(each.title) ?? []), inWords(each)]);
  }
  return Object.fromEntries([...told].map(([title, words]) => [title, words.join(" + ")]));
}

describe.each(HISTORIES)("$name", ({ events, found }) => {
  test("is read as a careful person would", () => {
    expect(byTitle(foldLedger(events).findings)).toEqual(found);
  });

  test("comes to the same in any order, told twice, and from what is stored", () => {
    const state = foldLedger(events);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        (some) => {
          const stored = some.map((event) => LedgerEvent.parse(JSON.parse(JSON.stringify(event))));
          expect(foldLedger(stored)).toEqual(state);
        },
      ),
      { numRuns: 25 },
    );
  });
});
