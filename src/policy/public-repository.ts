import type { Policy } from "../model/policy.ts";
import type { Repository } from "../model/pull-request.ts";

/** Whether what is wrong with a threat model is for fewer eyes than the repository is. */
export function isCountsOnly(
  { publicRepositories }: Pick<Policy, "publicRepositories">,
  { isPrivate }: Pick<Repository, "isPrivate">,
): boolean {
  return publicRepositories === "summary" && !isPrivate;
}
