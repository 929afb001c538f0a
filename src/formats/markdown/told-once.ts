import { nameKey } from "../../model/names.ts";
import type { ThreatDraft } from "./draft.ts";
import { idKey } from "./references.ts";

/** A threat that is told in several places keeps so many mitigations, assets and tickets. */
const MOST_MERGED = 200;

/**
 * The threats, each once. A second telling is one with the same id elsewhere (unless the ids start
 * again for other threats), or with the same title in another layout: a summary and its details.
 */
export function toldOnce(threats: readonly ThreatDraft[]): readonly ThreatDraft[] {
  const told: Told = { byId: new Map(), byTitle: new Map() };
  const isMixed = threats.some(({ layout }) => layout !== threats[0]?.layout);
  return threats.filter((threat) => {
    const title = isMixed ? nameKey(threat.title) : "";
    const first = toldBefore(told, threat, title);
    if (first !== undefined) merge(first, threat);
    else remember(told, threat, title);
    return first === undefined;
  });
}

interface Told {
  readonly byId: Map<string, ThreatDraft>;
  readonly byTitle: Map<string, ThreatDraft>;
}

function toldBefore({ byId, byTitle }: Told, threat: ThreatDraft, title: string) {
  const same = threat.id === null ? undefined : byId.get(idKey(threat.id));
  return sameById(same, threat) ?? sameByTitle(byTitle.get(title), threat);
}

function remember({ byId, byTitle }: Told, threat: ThreatDraft, title: string): void {
  if (threat.id !== null) byId.set(idKey(threat.id), threat);
  if (title !== "" && !byTitle.has(title)) byTitle.set(title, threat);
}

function sameById(first: ThreatDraft | undefined, threat: ThreatDraft): ThreatDraft | undefined {
  if (first === undefined || first.source === threat.source) return undefined;
  const isPlainNumber = /^\d+$/u.test(threat.id ?? "");
  if (isPlainNumber && first.layout === threat.layout) return undefined;
  return !isPlainNumber || alike(first.title, threat.title) ? matching(first, threat) : undefined;
}

/** One id in two tables is one threat if they say about the same, or if one of them is a summary. */
function matching(first: ThreatDraft, threat: ThreatDraft): ThreatDraft | undefined {
  if (alike(first.title, threat.title)) return first;
  return first.layout === threat.layout && first.layout !== "text" ? undefined : first;
}

function sameByTitle(first: ThreatDraft | undefined, threat: ThreatDraft): ThreatDraft | undefined {
  if (first === undefined || first.layout === threat.layout) return undefined;
  if (first.id !== null && threat.id !== null && idKey(first.id) !== idKey(threat.id))
    return undefined;
  const strides = first.stride.length === 0 || threat.stride.length === 0;
  return strides || first.stride.some((one) => threat.stride.includes(one)) ? first : undefined;
}

function alike(a: string, b: string): boolean {
  const [one, other] = [nameKey(a), nameKey(b)];
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 8 && long.includes(short);
}

/** Of what is told again and again, each once; no more than is of use. */
function union<One>(first: readonly One[], second: readonly One[]): readonly One[] {
  if (second.length === 0 || first.length >= MOST_MERGED) return first;
  return [...new Set([...first, ...second])].slice(0, MOST_MERGED);
}

/** The first telling keeps its place and gains what only the second one says. */
function merge(first: ThreatDraft, second: ThreatDraft): void {
  first.id ??= second.id;
  first.description ??= second.description;
  first.stride = union(first.stride, second.stride);
  first.otherCategory =
    first.stride.length > 0 ? null : (first.otherCategory ?? second.otherCategory);
  first.assets = union(first.assets, second.assets);
  first.severity ??= second.severity;
  first.unknownSeverity =
    first.severity === null ? (first.unknownSeverity ?? second.unknownSeverity) : null;
  if (first.status === "open") first.status = second.status;
  first.mitigations = union(first.mitigations, second.mitigations);
  first.owner ??= second.owner;
  first.due ??= second.due;
  first.reason ??= second.reason;
  first.tickets = union(first.tickets, second.tickets);
}
