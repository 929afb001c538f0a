import { nameIndex } from "../../model/name-index.ts";
import { nameKey } from "../../model/names.ts";
import type { DataFlow, Threat, ThreatModel } from "../../model/threat-model.ts";

/** A threat that names more drawn things than this is not about each pair of them. */
const MOST_NAMES = 20;

/** How a data flow is named: `Browser → Billing API`. */
export function flowName({ from, to }: DataFlow): string {
  return `${from} → ${to}`;
}

/**
 * Tells whether any threat or note mentions a data flow: by what it carries, or by both its ends.
 * Built in time linear in the model.
 */
export function flowMentions(model: ThreatModel): (flow: DataFlow) => boolean {
  const ends = model.dataFlows.flatMap(({ from, to }) => [from, to]);
  const labels = model.dataFlows.map(({ label }) => label ?? "");
  const index = nameIndex(keyed([...ends, ...labels]), ([, name]) => [name]);
  const mentioned = new Set<string>();
  for (const text of [
    ...model.threats.map(textOf),
    ...model.considered.map((c) => c.asset ?? ""),
  ]) {
    const keys = [...index.mentionedIn(text)].slice(0, MOST_NAMES).map(([key]) => key);
    for (const key of keys) {
      mentioned.add(key);
      for (const other of keys) mentioned.add(pairKey(key, other));
    }
  }
  return ({ from, to, label }) =>
    mentioned.has(pairKey(nameKey(from), nameKey(to))) || mentioned.has(nameKey(label ?? ""));
}

/** Names with their keys, each key once. */
function keyed(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name) => [nameKey(name), name]));
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}

/** What an author wrote of a threat, where a data flow may be mentioned. */
function textOf({ title, assets, description, mitigations }: Threat): string {
  return [...assets, title, description ?? "", ...mitigations.slice(0, 10)].join(" | ");
}
