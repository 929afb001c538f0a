import { isCountsOnly } from "../../policy/public-repository.ts";
import type { Situation } from "../command.ts";

/** Why nothing of the threat model is told here, and where it is; null: it may be told. */
export function keptBack({ facts: { policy, pull } }: Situation): string | null {
  if (!isCountsOnly(policy.policy, pull.repository)) return null;
  return "This repository is public, and its organisation keeps the details of threat models out of pull requests. `npx threatgate check` on this branch shows them to you alone.";
}
