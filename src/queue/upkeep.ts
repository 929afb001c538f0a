import { errorText, type Log } from "../log.ts";
import { dayOf, type Instant } from "../model/time.ts";
import type { Store } from "../store.ts";
import { type Clock, instantIn } from "./clock.ts";
import { deliveryOf } from "./errands.ts";

/** What is kept after it was last of use: raw payloads, and documents that no event mentioned. */
const KEPT_FOR_MS = 7 * 24 * 60 * 60_000;

const EVERY_MS = 60 * 60_000;

/** What the upkeep stands on. */
export interface UpkeepOptions {
  readonly store: Pick<Store, "forget"> & {
    readonly policyFiles: Pick<Store["policyFiles"], "owners">;
    readonly deliveries: Pick<Store["deliveries"], "add">;
  };
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * At the start and every hour, until it is stopped: forgets what is past its time, and once a day
 * has the teams of all configs weighed, since time alone may bring them on.
 */
export function startUpkeep({ store, clock, log }: UpkeepOptions): { stop(): Promise<void> } {
  let callOff = () => {};
  let working = Promise.resolve();
  function tidy(): void {
    const forgotten = store
      .forget(instantIn(clock, -KEPT_FOR_MS))
      .catch((error) => log.warn({ error: errorText(error) }, "old payloads were not forgotten"));
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
