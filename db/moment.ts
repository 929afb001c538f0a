import type { Instant } from "../src/model/time.ts";

/** Milliseconds since 1970 of a moment, which compare however the moment was written. */
export function toMillis(instant: Instant): number {
  const millis = Date.parse(instant);
  if (Number.isNaN(millis)) throw new RangeError(`not a moment in time: ${instant}`);
  return millis;
}

/** The moment as GitHub writes it; parts of a second only where there are any. */
export function fromMillis(millis: number): Instant {
  return new Date(millis).toISOString().replace(".000Z", "Z");
}
