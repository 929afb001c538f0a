import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Assessment, DocumentAssessment } from "./assessment.ts";
import { nameKey } from "./names.ts";
import type { Threat, ThreatModel } from "./threat-model.ts";

/**
 * What a sign-off covers, as SHA-256 in hexadecimal: what was read, not how it is written. Layout,
 * order, ids, file names and the text around do not count; a new threat, asset or severity does.
 */
export function fingerprintOf({ documents }: Assessment): string {
  const parts = documents.map(substanceOfDocument).sort();
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts))));
}

function substanceOfDocument({ change, model, changes }: DocumentAssessment): string {
  const removed = changes.filter(({ isGone }) => isGone).map(({ subject }) => nameKey(subject));
  return JSON.stringify(change === "removed" ? { removed: removed.sort() } : substanceOf(model));
}

function substanceOf(model: ThreatModel): object {
  return {
    hasSection: model.section !== null,
    isUnreadable: model.unread.some(({ what }) => what === "document"),
    diagrams: model.diagrams.length,
    elements: sorted(model.elements, ({ name, kind, boundary }) => [nameKey(name), kind, boundary]),
    dataFlows: sorted(model.dataFlows, ({ from, to, crosses }) => [
      nameKey(from),
      nameKey(to),
      crosses,
    ]),
    scope: [sorted(model.scope.in, scopeKey), sorted(model.scope.out, scopeKey)],
    assets: sorted(model.assets, ({ name, kind }) => [nameKey(name), kind]),
    threats: sorted(model.threats, substanceOfThreat),
    considered: sorted(model.considered, ({ stride, asset, outcome, reason }) => [
      stride,
      asset === null ? null : nameKey(asset),
      outcome,
      reason === null ? null : nameKey(reason),
    ]),
  };
}

function substanceOfThreat(threat: Threat): readonly unknown[] {
  return [
    nameKey(threat.title),
    [...threat.stride].sort(),
    threat.otherCategory,
    threat.assets.map(nameKey).sort(),
    threat.severity,
    threat.unknownSeverity,
    threat.status,
    threat.mitigations.map(nameKey).sort(),
    threat.owner,
    threat.due,
    threat.reason === null ? null : nameKey(threat.reason),
  ];
}

function scopeKey({ text }: { readonly text: string }): string {
  return nameKey(text);
}

/** Each thing's substance as text, in an order that does not depend on the document's. */
function sorted<T>(things: readonly T[], substance: (thing: T) => unknown): readonly string[] {
  return things.map((thing) => JSON.stringify(substance(thing))).sort();
}
