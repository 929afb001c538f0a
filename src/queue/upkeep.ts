import { errorText, type Log } from "../log.ts";
import type { KeptSince, Retention } from "../model/retention.ts";
import { type Day, dayOf, type Instant } from "../model/time.ts";
import type { Store } from "../store.ts";
import { type Clock, instantIn } from "./clock.ts";
import { deliveryOf } from "./errands.ts";

const DAY_MS = 24 * 60 * 60_000;
const EVERY_MS = 60 * 60_000;

/** What the upkeep stands on. */
export interface UpkeepOptions {
  readonly store: Pick<Store, "forget"> & {
    readonly policyFiles: Pick<Store["policyFiles"], "owners">;
    readonly deliveries: Pick<Store["deliveries"], "add">;
  };
  readonly retention: Retention;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * At the start and every hour, until it is stopped: forgets what is past its time, of histories at
 * the start and once a day, and once a day has the teams of all configs weighed, since time alone may bring them on.
 */
export function startUpkeep({ store, retention, clock, log }: UpkeepOptions): {
  stop(): Promise<void>;
} {
  let callOff = () => {};
  let lookedAt: Day | null = null;
  const stopping = new AbortController();
  let working = Promise.resolve();
  function tidy(): void {
    const since = keptSince(retention, clock);
    const today = dayOf(instantIn(clock, 0));
    // All that is old is looked at, and most of it may have to stay.
    const history = lookedAt === today ? null : since.history;
    lookedAt = today;
    const forgotten = store
      .forget({ ...since, history }, stopping.signal)
      .catch((error) => log.warn({ error: errorText(error) }, "what is old was not forgotten"));
    const weighed = weighAll(store, instantIn(clock, 0)).catch((error) =>
      log.warn({ error: errorText(error) }, "teams were not put in line to be weighed"),
    );
    working = Promise.all([forgotten, weighed]).then(() => {});
    callOff = clock.after(EVERY_MS, tidy);
  }
  tidy();
  return {
    stop: () => {
      callOff();
      stopping.abort();
      return working;
    },
  };
}

/** However often it is called, each day counts once. */
async function weighAll({ policyFiles, deliveries }: UpkeepOptions["store"], now: Instant) {
  for (const { owner, installationId } of await policyFiles.owners()) {
    const errand = { kind: "weigh-teams", installationId, owner, isDaily: true } as const;
    const id = `phases-${dayOf(now)}-${installationId}-${owner}`;
    await deliveries.add(deliveryOf(errand, id, now));
  }
}

function keptSince({ payloadDays, documentDays, historyDays }: Retention, clock: Clock): KeptSince {
  const daysAgo = (days: number) => instantIn(clock, -days * DAY_MS);
  return {
    payloads: daysAgo(payloadDays),
    documents: daysAgo(documentDays),
    history: historyDays === null ? null : daysAgo(historyDays),
  };
}
