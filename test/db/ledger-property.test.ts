import fc from "fast-check";
import { expect, test } from "vitest";
import { openStore } from "../../db/open.ts";
import { foldLedger } from "../../src/findings/fold.ts";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { Store } from "../../src/store.ts";
import { HISTORIES } from "../findings/histories.ts";
import { minute } from "../findings/story.ts";

const TEAM = { installationId: 7, team: "payments", sessions: 9, since: minute(0) };

/** What a pull request goes through is told in turn: the gate never looks at an older state of it. */
const STATES: ReadonlySet<string> = new Set(["model-seen", "completed", "abandoned"]);

/** What must be told before an event: reports are counted as they come, and spoken of after that. */
function isTiedTo(event: LedgerEvent, before: LedgerEvent): boolean {
  const isOfOnePull = event.repositoryId === before.repositoryId && event.number === before.number;
  if (STATES.has(event.kind) && STATES.has(before.kind)) return isOfOnePull;
  if (before.kind !== "logged" || !("finding" in event)) return false;
  return event.kind === "logged" || event.finding === before.finding;
}

/** The order that was drawn, but for what cannot come before something else. */
function possible(story: readonly LedgerEvent[], drawn: readonly LedgerEvent[]) {
  const waiting = [...drawn];
  const told: LedgerEvent[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex((event) =>
      story
        .slice(0, story.indexOf(event))
        .every((before) => told.includes(before) || !isTiedTo(event, before)),
    );
    told.push(...waiting.splice(next, 1));
  }
  return told;
}

async function keep({ ledger }: Store, event: LedgerEvent): Promise<void> {
  if (event.kind === "logged") expect(await ledger.log(7, event)).toBe(event.finding);
  else await ledger.append(7, event);
}

async function keptOf({ ledger }: Store, events: readonly LedgerEvent[]) {
  const places = new Map(events.map(({ repositoryId, number }) => [number, repositoryId]));
  const kept = [...places].map(([number, repositoryId]) => ledger.ofPull(repositoryId, number));
  return (await Promise.all(kept)).flat();
}

// A report's number is its place among all, so that a history begins with F-1 and goes on.
const stories = HISTORIES.map(({ name, events }) => {
  const reports = events.filter((event) => event.kind === "logged");
  const order = reports.toSorted((a, b) => a.finding - b.finding);
  return { name, events: [...order, ...events.filter(({ kind }) => kind !== "logged")] };
});

test.each(stories)(
  "$name: what is kept, in whatever order and parts, is the history",
  async ({ events }) => {
    const state = foldLedger(events);
    const orders = fc.shuffledSubarray([...events], { minLength: events.length });
    const parts = fc.infiniteStream(fc.integer({ min: 1, max: 4 }));
    const again = fc.subarray([...events]);
    await fc.assert(
      fc.asyncProperty(orders, parts, again, async (drawn, sizes, repeated) => {
        const store = await openStore("file::memory:");
        const told = [...possible(events, drawn), ...repeated];
        for (let from = 0; from < told.length; ) {
          const size = sizes.next().value ?? 1;
          await Promise.all(told.slice(from, from + size).map((event) => keep(store, event)));
          from += size;
        }
        expect(foldLedger(await keptOf(store, events))).toEqual(state);
        expect(foldLedger(await store.ledger.ofTeam(TEAM))).toEqual(state);
        await store.close();
      }),
      { numRuns: 4 },
    );
  },
);
