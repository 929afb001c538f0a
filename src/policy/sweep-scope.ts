import { parsePolicy } from "./parse.ts";

/** Whose verdict may be another under a new config: nobody's, those with design documents, or all. */
export type SweepScope = "none" | "designs" | "all";

/** Tells that from the config's text before a push and after it; null: there was no file. */
export function sweepScope(before: string | null, after: string | null): SweepScope {
  const old = parsePolicy(before ?? NO_FILE).policy;
  const now = parsePolicy(after ?? NO_FILE).policy;
  // What is broken leaves the last good version in force, which is not known here.
  if (now === null) return "none";
  if (old === null) return "all";
  if (isSame(old.documents, now.documents)) return isSame(old, now) ? "none" : "designs";
  return "all";
}

/** The smallest config, which says what the defaults say. */
const NO_FILE = "version: 1\n";

function isSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
