import { compareThreats, type ThreatPair } from "./compare.ts";
import { nameKey } from "./names.ts";
import { SEVERITIES, type Severity } from "./severity.ts";
import type { Lines } from "./source.ts";
import type { ThreatModel, ThreatStatus } from "./threat-model.ts";

/** What is different from the base branch, in one thing. */
export interface Change extends Lines {
  readonly kind:
    | "threat-added"
    | "threat-removed"
    | "severity-moved"
    | "status-moved"
    | "mitigation-added"
    | "mitigation-removed"
    | "asset-added"
    | "asset-removed"
    | "moved-out-of-scope";
  /** The threat, asset or scope item, as its document calls it. */
  readonly subject: string;
  /** What it was and is, where both have a name. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether the threat model says less, or asks for less, than before. */
  readonly weakens: boolean;
  /** Lines of what is gone are those of the base branch's document. */
  readonly isGone: boolean;
}

/** A threat of one of these is no longer something to be done about. */
const SETTLED_WITHOUT_WORK: ReadonlySet<ThreatStatus> = new Set([
  "accepted",
  "transferred",
  "not-applicable",
]);

/** What changed in a document's threat model since its base: what weakens it first. */
export function changesBetween(base: ThreatModel, model: ThreatModel): readonly Change[] {
  const changes = [
    ...threatChanges(base, model),
    ...assetChanges(base, model),
    ...scopeChanges(base, model),
  ];
  return [...changes.filter(({ weakens }) => weakens), ...changes.filter((it) => !it.weakens)];
}

function threatChanges(base: ThreatModel, model: ThreatModel): readonly Change[] {
  const { kept, added, removed } = compareThreats(base.threats, model.threats);
  return [
    ...removed.map((threat) => gone("threat-removed", threat.title, threat)),
    ...kept.flatMap(pairChanges),
    ...added.map((threat) => come("threat-added", threat.title, threat)),
  ];
}

function pairChanges({ before, after }: ThreatPair): readonly Change[] {
  const about = { subject: after.title, line: after.line, endLine: after.endLine, isGone: false };
  const changes: Change[] = [];
  if (before.severity !== after.severity) {
    const weakens = rank(after.severity) > rank(before.severity);
    const [from, to] = [before.severity, after.severity];
    changes.push({ ...about, kind: "severity-moved", from, to, weakens });
  }
  if (before.status !== after.status) {
    const weakens = SETTLED_WITHOUT_WORK.has(after.status) && before.status !== "mitigated";
    const [from, to] = [before.status, after.status];
    changes.push({ ...about, kind: "status-moved", from, to, weakens });
  }
  const was = before.mitigations.length;
  const is = after.mitigations.length;
  if (was !== is) {
    const kind = is < was ? "mitigation-removed" : "mitigation-added";
    const [from, to] = [String(was), String(is)];
    changes.push({ ...about, kind, from, to, weakens: is < was });
  }
  return changes;
}

/** Lower is worse; none at all is the least. */
function rank(severity: Severity | null): number {
  return severity === null ? SEVERITIES.length : SEVERITIES.indexOf(severity);
}

function assetChanges(base: ThreatModel, model: ThreatModel): readonly Change[] {
  const before = new Set(base.assets.map(({ name }) => nameKey(name)));
  const after = new Set(model.assets.map(({ name }) => nameKey(name)));
  return [
    ...base.assets
      .filter(({ name }) => !after.has(nameKey(name)))
      .map((asset) => gone("asset-removed", asset.name, asset)),
    ...model.assets
      .filter(({ name }) => !before.has(nameKey(name)))
      .map((asset) => come("asset-added", asset.name, asset)),
  ];
}

function scopeChanges(base: ThreatModel, model: ThreatModel): readonly Change[] {
  const wasIn = new Set(base.scope.in.map(({ text }) => nameKey(text)));
  return model.scope.out
    .filter(({ text }) => wasIn.has(nameKey(text)))
    .map((item) => ({ ...come("moved-out-of-scope", item.text, item), weakens: true }));
}

function gone(kind: Change["kind"], subject: string, { line, endLine }: Lines): Change {
  return { kind, subject, from: null, to: null, weakens: true, isGone: true, line, endLine };
}

function come(kind: Change["kind"], subject: string, { line, endLine }: Lines): Change {
  return { kind, subject, from: null, to: null, weakens: false, isGone: false, line, endLine };
}
