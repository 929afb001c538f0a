import type { Way } from "./way.ts";

/**
 * By turns and not by totals: who comes new, or back, has one turn and then waits like all others,
 * instead of having to catch up.
 */
export const roundRobin: Way = {
  id: "round-robin",
  summary: "whoever was asked longest ago",
  order: (drawn) => drawn.toSorted((a, b) => a.latest - b.latest),
};
