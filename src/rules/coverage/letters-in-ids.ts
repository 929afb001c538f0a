import { STRIDE, STRIDE_LETTER, type Stride } from "../../model/stride.ts";
import type { Threat, ThreatModel } from "../../model/threat-model.ts";

/** `Threat-01-S`, `TM-4.E` and `S1`, `S-01`. */
const LETTER_LAST = /\d[-_. ]?([a-z])$/iu;
const LETTER_FIRST = /^([a-z])[-_. ]?\d{1,5}$/iu;
/** Fewer different letters may mean something else: `T1` is a threat as often as tampering. */
const FEWEST = 3;

const OF_LETTER: ReadonlyMap<string, Stride> = new Map(
  STRIDE.map((stride) => [STRIDE_LETTER[stride].toLowerCase(), stride]),
);

/**
 * The threats with their categories. Under a heading that says STRIDE, where no threat says its
 * category and each id begins or each ends with one of the six letters, those are the categories.
 */
export function sortedThreats({ section, threats }: ThreatModel): readonly Threat[] {
  const isSorted = threats.some(({ stride }) => stride.length > 0);
  if (isSorted || !/\bstride\b/iu.test(section?.heading ?? "")) return threats;
  const read = lettersOf(threats, LETTER_LAST) ?? lettersOf(threats, LETTER_FIRST);
  return read ?? threats;
}

function lettersOf(threats: readonly Threat[], where: RegExp): readonly Threat[] | null {
  const sorted: Threat[] = [];
  const seen = new Set<Stride>();
  for (const threat of threats) {
    const letter = where.exec(threat.id?.slice(-40) ?? "")?.[1];
    const stride = OF_LETTER.get(letter?.toLowerCase() ?? "");
    if (stride === undefined) return null;
    seen.add(stride);
    sorted.push({ ...threat, stride: [stride] });
  }
  return seen.size < FEWEST ? null : sorted;
}
