import type { Parameters } from "fast-check";

/** `THREATGATE_PROPERTY_RUNS=50` runs each property fifty times as often. */
export const TIMES = Number(process.env["THREATGATE_PROPERTY_RUNS"] ?? "1");
/** The same documents on every run, unless a seed is given: `random` or a number. */
const SEED = process.env["THREATGATE_PROPERTY_SEED"] ?? "20211103";

/** How often a property is tried, with which seed. */
export function runs(count: number): Parameters<unknown> {
  const numRuns = Math.ceil(count * TIMES);
  return SEED === "random" ? { numRuns } : { numRuns, seed: Number(SEED) };
}

/** Long runs need longer than one test has, in milliseconds. */
export const LONG = 20_000 * Math.max(1, TIMES);
