import type { Policy } from "../model/policy.ts";
import { parsePolicy } from "./parse.ts";
import { readRepositoryFile, withRepositoryFile } from "./repository-file.ts";

/** Whose verdict may be another under a new config: nobody's, those with design documents, or all. */
export type SweepScope = "none" | "designs" | "all";

/**
 * Tells that from the text of the organisation's config before a push and after it; null: there was
 * no file.
 */
export function sweepScope(before: string | null, after: string | null): SweepScope {
  const old = parsePolicy(before ?? NO_FILE).policy;
  const now = parsePolicy(after ?? NO_FILE).policy;
  // What is broken leaves the last good version in force, which is not known here.
  if (now === null) return "none";
  return old === null ? "all" : between(old, now);
}

/** The same of a repository's own file. A broken one leaves the organisation's policy in force. */
export function repositorySweepScope(
  before: string | null,
  after: string | null,
  organization: Policy,
): SweepScope {
  const policyOf = (text: string | null) =>
    withRepositoryFile(organization, readRepositoryFile(text ?? NO_FILE)).policy;
  return between(policyOf(before), policyOf(after));
}

function between(old: Policy, now: Policy): SweepScope {
  if (isSame(old.documents, now.documents)) return isSame(old, now) ? "none" : "designs";
  return "all";
}

/** The smallest config, which says what the defaults say. */
const NO_FILE = "version: 1\n";

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
