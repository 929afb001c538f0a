import { setImmediate } from "node:timers/promises";
import type { Clock } from "../../src/queue/clock.ts";

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves on by so many seconds, ringing what falls due on the way, each at its moment. */
  advance(seconds: number): Promise<void>;
  /** Timers that are not over. */
  pending(): number;
}

/** Lets everything happen that needs no time to pass. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await setImmediate();
}

export function manualClock(start: string): ManualClock {
  let now = Date.parse(start);
  const timers = new Set<{ at: number; run: () => void }>();
  const next = (until: number) =>
    [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after: (millis, run) => {
      const timer = { at: now + millis, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pending: () => timers.size,
    advance: async (seconds) => {
      const end = now + seconds * 1000;
      await quiet();
      for (let timer = next(end); timer !== undefined; timer = next(end)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.run();
        await quiet();
      }
      now = end;
      await quiet();
    },
  };
}
