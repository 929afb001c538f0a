import type { Way } from "./way.ts";

/** By lot alone: nobody can foresee, or choose, who reviews them. */
export const random: Way = {
  id: "random",
  summary: "somebody by lot",
  order: (drawn) => drawn,
};
