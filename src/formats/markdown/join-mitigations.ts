import { nameKey } from "../../model/names.ts";
import type { Unread } from "../../model/threat-model.ts";
import type { AcceptanceDraft, Draft, MitigationDraft, ThreatDraft } from "./draft.ts";
import { splitId } from "./item-name.ts";
import { idKey, idsIn } from "./references.ts";

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
  const unread: Unread[] = [];
  if (byId.size > 0) for (const threat of threats) spellOut(threat, byId, unread);
  const index = indexed(threats);
  for (const mitigation of draft.mitigations) {
    for (const name of mitigation.threats) {
      const meant = meantBy(name, index);
      for (const threat of meant) add(threat, mitigation);
      if (meant.length > 0 || !/\d/u.test(name) || name.length > 40) continue;
      const { line } = mitigation;
      unread.push({
        line,
        endLine: line,
        what: "row",
        why: `the id “${name}” refers to no threat`,
      });
    }
  }
  return unread;
}

/** Entries of a log of accepted risks set the status of the threats they name. */
export function joinAcceptances(draft: Draft, threats: readonly ThreatDraft[]): readonly Unread[] {
  if (draft.acceptances.length === 0) return [];
  const index = indexed(threats);
  const unread: Unread[] = [];
  for (const acceptance of draft.acceptances) {
    const ids = idsIn(acceptance.threat);
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
  else known.push(threat);
}

function meantBy(name: string, { byId, byTitle }: Threats): readonly ThreatDraft[] {
  const { id } = splitId(name);
  return (
    byId.get(idKey(name)) ??
    byTitle.get(nameKey(name)) ??
    (id === null ? [] : (byId.get(idKey(id)) ?? []))
  );
}

/** `M1, M3` among a threat's mitigations become what they stand for. */
function spellOut(
  threat: ThreatDraft,
  byId: ReadonlyMap<string, MitigationDraft>,
  unread: Unread[],
): void {
  const { line, endLine } = threat;
  threat.mitigations = threat.mitigations.flatMap((text) => {
    const named = splitId(text).id;
    const own = named === null ? undefined : byId.get(idKey(named));
    if (own !== undefined) return [own.text];
    const ids = idsIn(text);
    return ids.length === 0 ? [text] : ids.flatMap((id) => {
      const meant = byId.get(idKey(id));
      if (meant !== undefined) return [meant.text];
      unread.push({ line, endLine, what: "row", why: `the id “${id}” refers to no mitigation` });
      return [];
    });
  });
}

function add(threat: ThreatDraft, { text, isDone }: MitigationDraft): void {
  if (!threat.mitigations.includes(text)) threat.mitigations = [...threat.mitigations, text];
  if (isDone && threat.status === "open") threat.status = "mitigated";
}

function accept(threat: ThreatDraft, { reason, owner }: AcceptanceDraft): void {
  threat.status = "accepted";
  threat.reason = reason ?? threat.reason;
  threat.owner = owner ?? threat.owner;
}
