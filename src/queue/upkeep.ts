import { errorText, type Log } from "../log.ts";
import type { Store } from "../store.ts";
import { type Clock, instantIn } from "./clock.ts";

/** What is kept after it was last of use: raw payloads, and documents that no event mentioned. */
const KEPT_FOR_MS = 7 * 24 * 60 * 60_000;

const EVERY_MS = 60 * 60_000;

/** What the upkeep stands on. */
export interface UpkeepOptions {
  readonly store: Pick<Store, "forget">;
  readonly clock: Clock;
  readonly log: Log;
}

/** Forgets what is past its time, at the start and every hour, until it is stopped. */
export function startUpkeep({ store, clock, log }: UpkeepOptions): { stop(): Promise<void> } {
  let callOff = () => {};
  let working = Promise.resolve();
  function tidy(): void {
    working = store
      .forget(instantIn(clock, -KEPT_FOR_MS))
      .catch((error) => log.warn({ error: errorText(error) }, "old payloads were not forgotten"));
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
