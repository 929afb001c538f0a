import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldLedger } from "../../src/findings/fold.ts";
import type { Finding } from "../../src/model/finding.ts";
import { type LedgerEvent, sessionKey } from "../../src/model/ledger-event.ts";
import type { LedgerStore, Place } from "../../src/store/ledger-store.ts";
import { foldedHistory } from "../../src/transfer/tables/history.ts";
import { HISTORIES } from "../findings/histories.ts";
import { pull, threat } from "../findings/story.ts";

/** A ledger that holds just these events. */
function ledgerOf(events: readonly LedgerEvent[]): Pick<LedgerStore, "ofPulls" | "places"> {
  const at = (places: readonly Place[]) => {
    const keys = new Set(places.map(sessionKey));
    return events.filter((event) => keys.has(sessionKey(event)));
  };
  return {
    ofPulls: async (places) => {
      const own = at(places);
      const told = new Set(own.flatMap((event) => (event.kind === "logged" ? event.finding : [])));
      const said = events.filter((event) => "finding" in event && told.has(event.finding));
      return [...new Set([...own, ...said])];
    },
    places: async (_, after, limit) => {
      const all = new Map(events.map((event) => [sessionKey(event), event]));
      return [...all.values()]
        .filter((a) => compare(a, after) > 0)
        .sort(compare)
        .slice(0, limit);
    },
  };
}

function compare(a: Place, b: Place): number {
  return a.repositoryId - b.repositoryId || a.number - b.number;
}

async function inParts(events: readonly LedgerEvent[], asOf: string | null = null) {
  const findings: Finding[] = [];
  const store = { ledger: ledgerOf(events) };
  for await (const part of foldedHistory({ store, installationId: 71, asOf }, 1)) {
    findings.push(...part.findings);
  }
  return byKey(findings);
}

function byKey(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

describe("a history read one pull request at a time comes to what the whole does", () => {
  test.each(HISTORIES)("$name", async ({ events }) => {
    expect(await inParts(events)).toEqual(byKey(foldLedger(events).findings));
  });

  test("whatever happened", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const events = steps.map((make, at) => make(at));
        expect(await inParts(events)).toEqual(byKey(foldLedger(events).findings));
      }),
      { numRuns: 300 },
    );
  });
});

const THREATS = [
  threat("An insider skims refunds"),
  threat("A request is replayed", { assets: ["API"] }),
];
const OUTSIDE = { isOfSession: false, source: "bug-bounty" } as const;

const step = fc
  .record({
    number: fc.integer({ min: 1, max: 5 }),
    kind: fc.constantFrom("model", "report", "outside", "completed", "abandoned", "review"),
    which: fc.nat(1),
    asset: fc.constantFrom("Ledger", "Refund API", null),
  })
  .map(({ number, kind, which, asset }) => (at: number): LedgerEvent => {
    const { model, report, end, review } = pull(number);
    const { title = "" } = THREATS[which] ?? {};
    if (kind === "model") return model(at, THREATS.slice(which));
    if (kind === "review") return review(at);
    if (kind === "report") return report(at, at, title, { asset });
    return kind === "outside" ? report(at, at, title, { ...OUTSIDE, asset }) : end(at, kind);
  });

test("as it stood at the end of a day, nothing had happened since", async () => {
  const [history] = HISTORIES;
  expect(await inParts(history?.events ?? [], "2026-01-04")).toEqual([]);
  expect(await inParts(history?.events ?? [], "2026-01-05")).not.toEqual([]);
});
