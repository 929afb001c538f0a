import { closeness, closestPairs } from "./closeness.ts";
import { keyWords, nameKey } from "./names.ts";
import type { Threat } from "./threat-model.ts";

/** What a threat is known again by. */
type Recognisable = Pick<Threat, "id" | "title" | "assets">;

/** One threat before and after a change. */
export interface ThreatPair<T = Threat> {
  readonly before: T;
  readonly after: T;
}

/** Two versions of a list of threats held against each other. */
export interface ThreatComparison<T> {
  /** In the order of the new list. */
  readonly kept: readonly ThreatPair<T>[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/**
 * Recognises the threats of one version in the next: by id and title, by title (an id may be
 * renumbered), by id (a title may be rewritten), and what is left by closeness, unless that is
 * more than so many pairs.
 */
export function compareThreats<T extends Recognisable>(
  before: readonly T[],
  after: readonly T[],
  mostPairs?: number,
): ThreatComparison<T> {
  const left = { before: new Set(before), after: new Set(after) };
  const partners = new Map<T, T>();
  const pair = (a: T, b: T) => {
    partners.set(b, a);
    left.before.delete(a);
    left.after.delete(b);
  };
  for (const keyOf of IDENTITIES) pairByKey(left.before, left.after, keyOf, pair);
  const close = closestPairs([...left.before], [...left.after], ({ title }) => title, mostPairs);
  for (const [a, b] of close) pair(a, b);
  const kept = after.flatMap((threat) => {
    const partner = partners.get(threat);
    return partner === undefined ? [] : [{ before: partner, after: threat }];
  });
  return { kept, added: [...left.after], removed: [...left.before] };
}

/** From the surest to the least sure; an empty key is none. */
const IDENTITIES: readonly ((threat: Recognisable) => string)[] = [
  (threat) => joined([idOf(threat), nameKey(threat.title)]),
  (threat) => joined([nameKey(threat.title), threat.assets.map(nameKey).sort().join(",")]),
  (threat) => nameKey(threat.title),
  idOf,
];

function idOf({ id }: Recognisable): string {
  return id?.trim().toLowerCase() ?? "";
}

function joined(parts: readonly string[]): string {
  return parts.includes("") ? "" : parts.join("\n");
}

/** Pairs what has the same key, first with first. */
function pairByKey<T>(
  before: ReadonlySet<T>,
  after: ReadonlySet<T>,
  keyOf: (threat: T) => string,
  pair: (before: T, after: T) => void,
): void {
  const waiting = new Map<string, T[]>();
  for (const threat of [...before].reverse()) {
    const key = keyOf(threat);
    if (key === "") continue;
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [threat]);
    else same.push(threat);
  }
  for (const threat of [...after]) {
    const partner = waiting.get(keyOf(threat))?.pop();
    if (partner !== undefined) pair(partner, threat);
  }
}

/** Of one threat, no more mitigations than this are held against each other. */
const MOST_MITIGATIONS = 100;

/** The mitigations of a threat that its next version has neither kept, reworded nor merged. */
export function mitigationsGone({ before, after }: ThreatPair): readonly string[] {
  const words = new Set(after.mitigations.flatMap(keyWords));
  const some = after.mitigations.slice(0, MOST_MITIGATIONS);
  return before.mitigations.slice(0, MOST_MITIGATIONS).filter((mitigation) => {
    const isMerged = keyWords(mitigation).every((word) => words.has(word));
    const isReworded = () => some.some((kept) => closeness(mitigation, kept) >= 0.5);
    return !isMerged && !isReworded();
  });
}
