import { nameKey } from "../../model/names.ts";
import type { Unread } from "../../model/threat-model.ts";
import type { AcceptanceDraft, Draft, MitigationDraft, ThreatDraft } from "./draft.ts";
import { splitId } from "./item-name.ts";
import { mitigate, mitigateAll } from "./mitigate.ts";
import { idKey, isIds, MOST_NAMESAKES, takeIds } from "./references.ts";

/** So many mitigations are told to all threats at once. */
const MOST_SHARED = 20;

interface Threats {
  readonly byId: ReadonlyMap<string, readonly ThreatDraft[]>;
  readonly byTitle: ReadonlyMap<string, readonly ThreatDraft[]>;
}

/** Mitigations told on their own go to the threats that name them, or that they name. */
export function joinMitigations(draft: Draft, threats: readonly ThreatDraft[]): readonly Unread[] {
  if (draft.mitigations.length === 0) return [];
  const byId = new Map<string, MitigationDraft>();
  for (const mitigation of draft.mitigations) {
    if (mitigation.id !== null) byId.set(idKey(mitigation.id), mitigation);
  }
  const unknown = byId.size > 0 ? threats.flatMap((threat) => spellOut(draft, threat, byId)) : [];
  const index = indexed(threats);
  const unread = [...unknown, ...draft.mitigations.flatMap((one) => hand(one, index))];
  shareUnpaired(draft.mitigations, threats);
  return unread;
}

/** Where no threat has a mitigation of its own, those of a chapter without ids are for all of them. */
function shareUnpaired(told: readonly MitigationDraft[], threats: readonly ThreatDraft[]): void {
  if (threats.some(({ mitigations }) => mitigations.length > 0)) return;
  const free = told.filter(({ id, threats: named }) => id === null && named.length === 0);
  const texts = free.map(({ text }) => text);
  // Questions are a template's, or a guide's.
  if (texts.some((text) => text.endsWith("?"))) return;
  mitigateAll(threats, texts.slice(0, MOST_SHARED));
}

/** Adds a mitigation to the threats that it names; gives the ids that refer to none. */
function hand(mitigation: MitigationDraft, index: Threats): readonly Unread[] {
  const { line, text, isDone } = mitigation;
  const unknown: Unread[] = [];
  for (const name of mitigation.threats) {
    const meant = meantBy(name, index);
    for (const threat of meant) {
      mitigate(threat, [text]);
      if (isDone && threat.status === "open") threat.status = "mitigated";
    }
    if (meant.length === 0 && isIds(name)) {
      unknown.push({
        line,
        endLine: line,
        what: "row",
        why: `the id “${name}” refers to no threat`,
      });
    }
  }
  return unknown;
}

/** Entries of a log of accepted risks set the status of the threats they name. */
export function joinAcceptances(draft: Draft, threats: readonly ThreatDraft[]): readonly Unread[] {
  if (draft.acceptances.length === 0) return [];
  const index = indexed(threats);
  const unread: Unread[] = [];
  for (const acceptance of draft.acceptances) {
    const ids = takeIds(draft, acceptance.threat);
    const names = ids.length > 0 ? ids : [acceptance.threat];
    const meant = names.flatMap((name) => meantBy(name, index));
    for (const threat of meant) accept(threat, acceptance);
    if (meant.length > 0) continue;
    const { line, endLine } = acceptance;
    unread.push({
      line,
      endLine,
      what: "row",
      why: "the accepted risk names no threat of this document",
    });
  }
  return unread;
}

function indexed(threats: readonly ThreatDraft[]): Threats {
  const byId = new Map<string, ThreatDraft[]>();
  const byTitle = new Map<string, ThreatDraft[]>();
  for (const threat of threats) {
    if (threat.id !== null) put(byId, idKey(threat.id), threat);
    put(byTitle, nameKey(threat.title), threat);
  }
  return { byId, byTitle };
}

function put(map: Map<string, ThreatDraft[]>, key: string, threat: ThreatDraft): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [threat]);
  else if (known.length < MOST_NAMESAKES) known.push(threat);
}

function meantBy(name: string, { byId, byTitle }: Threats): readonly ThreatDraft[] {
  const { id } = splitId(name);
  return (
    byId.get(idKey(name)) ??
    byTitle.get(nameKey(name)) ??
    (id === null ? [] : (byId.get(idKey(id)) ?? []))
  );
}

/** `M1, M3` among a threat's mitigations become what they stand for; gives the ids that stand for nothing. */
function spellOut(
  draft: Draft,
  threat: ThreatDraft,
  byId: ReadonlyMap<string, MitigationDraft>,
): readonly Unread[] {
  const { line, endLine } = threat;
  const unknown: string[] = [];
  const texts = threat.mitigations.flatMap((text) => {
    const own = byId.get(idKey(splitId(text).id ?? ""));
    if (own !== undefined) return [own.text];
    const ids = takeIds(draft, text);
    const known = ids.map((id) => byId.get(idKey(id))?.text ?? null);
    unknown.push(...ids.filter((_, at) => known[at] === null));
    return ids.length === 0 ? [text] : known.filter((one) => one !== null);
  });
  threat.mitigations = texts;
  return unknown.map((id) => {
    return { line, endLine, what: "row", why: `the id “${id}” refers to no mitigation` } as const;
  });
}

function accept(threat: ThreatDraft, { reason, owner }: AcceptanceDraft): void {
  threat.status = "accepted";
  threat.reason = reason ?? threat.reason;
  threat.owner = owner ?? threat.owner;
}
