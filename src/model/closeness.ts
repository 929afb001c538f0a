import { distance } from "fastest-levenshtein";
import { keyWords } from "./names.ts";

/** From this closeness on, two sentences are one sentence that was reworded. */
const REWORDED = 0.6;
/** A larger number of pairs is not held against each other. */
const MOST_PAIRS = 40_000;

/** How alike two sentences are: 1 for the same words, 0 for nothing in common. */
export function closeness(a: string, b: string): number {
  const [left, right] = [keyWords(a), keyWords(b)];
  const longest = Math.max(left.join(" ").length, right.join(" ").length);
  if (longest === 0) return 0;
  const spelling = 1 - distance(left.join(" "), right.join(" ")) / longest;
  return Math.max(spelling, sharedWords(new Set(left), new Set(right)));
}

function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

/** The closest pairs of two lists, each thing in one pair at most; none where the lists are too long. */
export function closestPairs<T>(
  before: readonly T[],
  after: readonly T[],
  textOf: (thing: T) => string,
  mostPairs = MOST_PAIRS,
): readonly (readonly [T, T])[] {
  if (before.length * after.length > mostPairs) return [];
  const candidates = before.flatMap((a) =>
    after.map((b) => ({ a, b, close: closeness(textOf(a), textOf(b)) })),
  );
  const taken = new Set<T>();
  return candidates
    .filter(({ close }) => close >= REWORDED)
    .sort((x, y) => y.close - x.close)
    .flatMap(({ a, b }) => {
      if (taken.has(a) || taken.has(b)) return [];
      taken.add(a).add(b);
      return [[a, b] as const];
    });
}
