import { expect, test } from "vitest";
import { asOf } from "../../src/findings/as-of.ts";
import { countedIn, discoveryRate, lastSessions } from "../../src/findings/discovery-rate.ts";
import { foldLedger } from "../../src/findings/fold.ts";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import { pull, threat } from "./story.ts";

/** Minutes of the story's first day; a day has 1440, and 15 hours are left of the first. */
const DAY = 1440;
const one = pull(1);
const events: readonly LedgerEvent[] = [
  one.model(0, [threat("An insider skims refunds")]),
  one.report(5, 1, "A worker drains the ledger at night"),
  one.end(9),
  one.report(3 * DAY, 2, "Forged rows are accepted", { source: "pentest" }),
  one.severity(5 * DAY, 2, "low"),
  one.retract(7 * DAY, 1),
];

/** The team's share of the high findings, and how many sessions there are. */
function seenOn(day: string): string {
  const ledger = foldLedger(asOf(events, day));
  const sessions = lastSessions(ledger, { team: "payments", since: null }, 5);
  const { found, all } = discoveryRate(countedIn(ledger, sessions), "high", true);
  return `${found} of ${all} in ${sessions.length}`;
}

test.each([
  ["2026-01-04", "nothing had happened", "0 of 0 in 0"],
  ["2026-01-05", "it was completed with one missed", "1 of 2 in 1"],
  ["2026-01-07", "nothing came since", "1 of 2 in 1"],
  ["2026-01-08", "a late finding changes the session of three days ago", "1 of 3 in 1"],
  ["2026-01-10", "it turned out to be a small one", "1 of 2 in 1"],
  ["2026-01-12", "the missed one was taken back", "1 of 1 in 1"],
  ["2027-01-01", "it is as it was last", "1 of 1 in 1"],
])("at the end of %s, when %s, the rate is %s", (day, _, rate) => {
  expect(seenOn(day)).toBe(rate);
});
