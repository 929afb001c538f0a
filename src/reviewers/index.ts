import type { Assignment } from "../model/assigned-review.ts";
import { leastBusy } from "./least-busy.ts";
import { random } from "./random.ts";
import { roundRobin } from "./round-robin.ts";
import { team } from "./team.ts";
import type { Way } from "./way.ts";

/** Every way to choose reviewers. */
export const WAYS: Readonly<Record<Assignment, Way>> = {
  team,
  "round-robin": roundRobin,
  "least-busy": leastBusy,
  random,
};
