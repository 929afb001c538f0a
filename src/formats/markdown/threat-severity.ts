import { type Level, parseLevel } from "../vocabulary/risk-matrix.ts";
import { parseSeverity, type ReadSeverity } from "../vocabulary/severity.ts";
import { type ItemRecord, textOf } from "./record.ts";
import type { Field } from "./words/field-words.ts";

/** Fields that may hold a severity, the plainest first. */
const SEVERITY_FIELDS: readonly Field[] = ["severity", "cvss", "risk", "priority"];

/** A likelihood and an impact as written. */
export type Levels = readonly [likelihood: Level, impact: Level];

/** An item's likelihood and impact; null: it does not say both. */
export function levelsOf(record: ItemRecord): Levels | null {
  if (!record.values.has("likelihood") || !record.values.has("impact")) return null;
  return [parseLevel(textOf(record, "likelihood")), parseLevel(textOf(record, "impact"))];
}

/** An item's severity as it says, in the plainest of its fields that can be understood. */
export function severityOf(record: ItemRecord): ReadSeverity {
  let unknown: string | null = null;
  for (const field of SEVERITY_FIELDS) {
    if (!record.values.has(field)) continue;
    const read = parseSeverity(textOf(record, field), field === "cvss" ? "cvss" : "unknown");
    if (read.severity !== null) return read;
    unknown ??= read.unknown;
  }
  return { severity: null, unknown };
}
