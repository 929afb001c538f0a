import type { LedgerEvent } from "../model/ledger-event.ts";

/** What happens within one second is taken in this order: what the team did counts as done before. */
const ORDER: readonly LedgerEvent["kind"][] = [
  "security-pushed",
  "model-seen",
  "hinted",
  "frozen",
  "logged",
  "severity-corrected",
  "escape-set",
  "fixed",
  "retracted",
  "completed",
  "abandoned",
];

/** Events as they happened, each once, in whatever order they were told. */
export function inOrder(events: readonly LedgerEvent[]): readonly LedgerEvent[] {
  const once = new Map(events.map((event) => [event.id, event]));
  return [...once.values()].sort(
    (a, b) =>
      compare(a.at.slice(0, 19), b.at.slice(0, 19)) ||
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
