import type { Action } from "../model/action.ts";
import type { Assessment } from "../model/assessment.ts";
import { attackSurfaceOf } from "../model/attack-surface.ts";
import type { JudgedFacts } from "../model/facts.ts";
import { interestInWords } from "./in-words.ts";

/** A threat model is noted once: whoever takes the label off is not fought. */
export function interestToNote(
  { documents }: Assessment,
  { interests, notedInterests }: Pick<JudgedFacts, "interests" | "notedInterests">,
  fingerprint: string,
): readonly Action[] {
  if (interests.length === 0 || notedInterests.includes(fingerprint)) return [];
  const attackSurface = attackSurfaceOf(documents.map(({ model }) => model));
  const rules = interests.map(interestInWords);
  return [{ kind: "note-interest", fingerprint, rules, attackSurface }];
}
