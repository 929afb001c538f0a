import type { Way } from "./way.ts";

/** By what is open now; between equals it is the turn of who was asked longest ago. */
export const leastBusy: Way = {
  id: "least-busy",
  summary: "whoever has the fewest reviews open",
  order: (drawn) => drawn.toSorted((a, b) => a.open - b.open || a.latest - b.latest),
};
