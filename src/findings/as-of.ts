import type { LedgerEvent } from "../model/ledger-event.ts";
import { type Day, dayOf } from "../model/time.ts";

/** What was known at the end of a day, in UTC: folded, it is the history as it was seen then. */
export function asOf(events: readonly LedgerEvent[], day: Day): readonly LedgerEvent[] {
  return events.filter(({ at }) => dayOf(at) <= day);
}
