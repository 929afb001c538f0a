import type { Way } from "./way.ts";

/** Nobody by name: GitHub tells the whole team, or assigns of it as the team has set up there. */
export const team: Way = {
  id: "team",
  summary: "the security team itself, as GitHub is set up to assign its reviews",
  order: () => [],
};
