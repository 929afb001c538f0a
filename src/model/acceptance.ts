import { nameKey } from "./names.ts";
import type { Severity } from "./severity.ts";
import type { Threat } from "./threat-model.ts";
import type { Day, Instant } from "./time.ts";

/** One person's word that a threat is lived with, until a day. */
export interface Acceptance {
  /** The threat, as {@link acceptanceKey} gives it. */
  readonly threat: string;
  /** For a threat of another severity it does not count. */
  readonly severity: Severity;
  readonly by: string;
  readonly reason: string;
  /** It counts to the last moment of that day in UTC. */
  readonly until: Day;
  readonly at: Instant;
}

/** Who may say such a word: a lead of the owning team and Security, or Security alone. */
export const ACCEPTERS = ["lead", "security"] as const;

/** Who may accept a threat of a severity, how many of them it takes, and for how many days at most. */
export interface AcceptanceRule {
  readonly by: (typeof ACCEPTERS)[number];
  readonly people: number;
  readonly days: number;
}

/** The rules for all severities. */
export type AcceptancePolicy = Readonly<Record<Severity, AcceptanceRule>>;

type Told = Pick<Threat, "title" | "stride" | "assets" | "severity">;

/** By what an acceptance knows its threat again: what it says, and not its id, which is renumbered. */
export function acceptanceKey({ title, stride, assets }: Omit<Told, "severity">): string {
  return JSON.stringify([nameKey(title), [...stride].sort(), assets.map(nameKey).sort()]);
}

/** The words that count for a threat on a day: the latest of each person, in the order given. */
export function wordsFor(
  threat: Told,
  acceptances: readonly Acceptance[],
  today: Day,
): readonly Acceptance[] {
  const key = acceptanceKey(threat);
  const latest = new Map<string, Acceptance>();
  for (const each of acceptances) {
    if (each.threat === key && each.severity === threat.severity && each.until >= today) {
      latest.set(each.by.toLowerCase(), each);
    }
  }
  return [...latest.values()];
}

/** The acceptance of a threat that is in force; of several words, the one that ends first. */
export function acceptanceOf(
  threat: Told,
  acceptances: readonly Acceptance[],
  { today, rules }: { readonly today: Day; readonly rules: AcceptancePolicy },
): Acceptance | null {
  if (threat.severity === null) return null;
  const words = wordsFor(threat, acceptances, today);
  if (words.length < rules[threat.severity].people) return null;
  return words.reduce((a, b) => (b.until < a.until ? b : a));
}
