import { link, pathInUrl } from "../../report/escape.ts";
import type { Situation } from "../command.ts";

/**
 * Why a command speaks of another threat model than the one that stands, with a way to what is
 * different; null: it is the one that its writer saw.
 */
export function changedSince({ seen, facts, fingerprint }: Situation): string | null {
  if (seen === null) {
    return "When you wrote this, the threat model had not been read yet. Please look at the check, then write the command again.";
  }
  if (seen.fingerprint === fingerprint) return null;
  const { repository, headSha, number } = facts.pull;
  const url =
    seen.commit === headSha
      ? `${repository.url}/pull/${number}/files`
      : `${repository.url}/compare/${pathInUrl(seen.commit)}...${pathInUrl(headSha)}`;
  return `The threat model has changed since you wrote this: ${link("see the difference", url)}. If it still holds, please write the command again.`;
}
