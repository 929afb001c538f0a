import { type Level, parseLevel, type Steps, severityOfRisk } from "../vocabulary/risk-matrix.ts";
import { parseSeverity, type ReadSeverity } from "../vocabulary/severity.ts";
import { type ItemRecord, textOf } from "./record.ts";
import type { Field } from "./words/field-words.ts";

/** Fields that may hold a severity, the plainest first. */
const SEVERITY_FIELDS: readonly Field[] = ["severity", "cvss", "risk", "priority"];

/** An item's likelihood and impact as written. */
export function levelsOf(record: ItemRecord): readonly [likelihood: Level, impact: Level] {
  return [parseLevel(textOf(record, "likelihood")), parseLevel(textOf(record, "impact"))];
}

/**
 * An item's severity: as it says, else from its likelihood and impact on a scale of so many steps.
 */
export function severityOf(record: ItemRecord, steps: Steps): ReadSeverity {
  let unknown: string | null = null;
  for (const field of SEVERITY_FIELDS) {
    if (!record.values.has(field)) continue;
    const read = parseSeverity(textOf(record, field), field === "cvss" ? "cvss" : "unknown");
    if (read.severity !== null) return read;
    unknown ??= read.unknown;
  }
  if (!record.values.has("likelihood") || !record.values.has("impact")) {
    return { severity: null, unknown };
  }
  const severity = severityOfRisk(...levelsOf(record), steps);
  return severity === null ? { severity, unknown } : { severity, unknown: null };
}
