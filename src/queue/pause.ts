const FIRST_MS = 5_000;
const LONGEST_MS = 15 * 60_000;

/** Tries of a delivery that keeps failing: about 20 minutes, at most 40. */
export const MOST_TRIES = 10;

/** Tries of what GitHub refuses: enough for what is only not there yet. */
export const MOST_REFUSED_TRIES = 4;

/** Waiting for a rate limit is no fault of the delivery's; but it does end. */
export const MOST_LIMITED_TRIES = 50;

/**
 * How long to wait after a failed try, in ms: anything up to a bound that doubles each time, so
 * that what failed together does not come back together.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ (full jitter)
 */
export function pauseAfter(failedTries: number, random: () => number): number {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failedTries - 1, 20));
  return Math.round(random() * bound);
}
