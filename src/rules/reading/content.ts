import { wordsOf } from "../../model/names.ts";
import type { Threat } from "../../model/threat-model.ts";

const NOTHING: ReadonlySet<string> = new Set([
  "",
  "n a",
  "na",
  "nil",
  "no",
  "none",
  "none yet",
  "not applicable",
  "not mitigated",
  "nothing",
  "pending",
  "tba",
  "tbc",
  "tbd",
  "to be decided",
  "to be defined",
  "todo",
  "unknown",
  "unmitigated",
]);

/** Whether a text says something, which a dash, "none" or "TBD" does not. */
export function isContent(text: string | null): text is string {
  return text !== null && /[\p{L}\p{N}]/u.test(text) && !NOTHING.has(wordsOf(text));
}

/** The mitigations of a threat that say something. */
export function mitigationsOf({ mitigations }: Threat): readonly string[] {
  return mitigations.filter(isContent);
}
