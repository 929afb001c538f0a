/** The time, and a way to be called later. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls once after so many milliseconds; what it gives back calls that off. */
  after(millis: number, run: () => void): () => void;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: Date.now,
  after: (millis, run) => {
    const timer = setTimeout(run, millis);
    return () => clearTimeout(timer);
  },
};

/** The moment so many milliseconds from now. */
export function instantIn(clock: Clock, millis: number): string {
  return new Date(clock.now() + millis).toISOString();
}
