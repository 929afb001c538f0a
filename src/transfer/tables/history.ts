import { asOf } from "../../findings/as-of.ts";
import { foldLedger } from "../../findings/fold.ts";
import { inOrder } from "../../findings/in-order.ts";
import { sessionsIn } from "../../findings/session-events.ts";
import { sessionTies, type Ties } from "../../findings/ties.ts";
import type { Finding, LedgerSession } from "../../model/finding.ts";
import { type LedgerEvent, sessionKey } from "../../model/ledger-event.ts";
import type { LedgerStore, Place } from "../../store/ledger-store.ts";
import type { Exporting } from "./table.ts";

/** A part of a history, folded. */
export interface FoldedPart {
  readonly sessions: readonly LedgerSession[];
  /** Of these sessions, and those that were told in their part and are tied to none. */
  readonly findings: readonly Finding[];
  readonly events: readonly LedgerEvent[];
}

/** Whose history, as it stood at the end of which day. */
type HistoryOf = Pick<Exporting, "installationId" | "asOf"> & {
  readonly store: { readonly ledger: Pick<LedgerStore, "ofPulls" | "places"> };
};

/** So many pull requests are folded at a time: what is held does not grow with the history. */
const AT_ONCE = 100;

/**
 * An organisation's history as it stood at the end of a day, in parts that come to what the whole
 * would. It is read twice: first for what belongs together.
 */
export async function* foldedHistory(
  exporting: HistoryOf,
  atOnce = AT_ONCE,
): AsyncGenerator<FoldedPart> {
  const ties = sessionTies();
  for await (const places of placesOf(exporting, atOnce))
    ties.tell(await eventsOf(exporting, places));
  for await (const places of placesOf(exporting, atOnce)) yield foldedPart(exporting, places, ties);
}

async function foldedPart(
  exporting: HistoryOf,
  places: readonly Place[],
  ties: Ties,
): Promise<FoldedPart> {
  const own = await eventsOf(exporting, places);
  const here = new Set(places.map(sessionKey));
  const companions = ties.companionsOf(
    sessionsIn(inOrder(own)).filter(({ session }) => here.has(session.key)),
  );
  const others = await eventsOf(exporting, companions);
  // A report stays with its session, wherever it was told.
  const events = [...own, ...others].filter((event) => {
    if (event.kind !== "logged" || event.isOfSession) return true;
    return here.has(ties.sessionOf(event) ?? sessionKey(event));
  });
  const told = new Map(
    events.flatMap((event) =>
      event.kind === "logged" ? [[event.finding, sessionKey(event)]] : [],
    ),
  );
  const { sessions, findings } = foldLedger(events);
  return {
    sessions: sessions.filter(({ key }) => here.has(key)),
    findings: findings.filter(({ session, number }) =>
      here.has(session ?? told.get(number ?? 0) ?? ""),
    ),
    events,
  };
}

async function eventsOf(
  { store, asOf: day }: HistoryOf,
  places: readonly Place[],
): Promise<readonly LedgerEvent[]> {
  const events = await store.ledger.ofPulls(places);
  return day === null ? events : asOf(events, day);
}

async function* placesOf(
  { store: { ledger }, installationId }: HistoryOf,
  atOnce: number,
): AsyncGenerator<readonly Place[]> {
  let after: Place = { repositoryId: Number.MIN_SAFE_INTEGER, number: 0 };
  for (;;) {
    const places = await ledger.places(installationId, after, atOnce);
    const last = places.at(-1);
    if (last === undefined) return;
    yield places;
    after = last;
  }
}
