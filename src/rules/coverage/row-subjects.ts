import type { CoverageMode } from "../../model/coverage.ts";
import { nameKey } from "../../model/names.ts";
import type { Lines } from "../../model/source.ts";
import type { ThreatModel } from "../../model/threat-model.ts";
import type { RowKind } from "./applies.ts";

/** What one row of coverage is about, and all names by which a document may speak of it. */
export interface RowSubject extends Lines {
  readonly name: string;
  readonly kind: RowKind;
  readonly names: readonly (string | null)[];
  /** Of a data flow: who names both of them speaks of it. */
  readonly ends?: readonly [string, string];
}

/** The rows of a document in line order; what has the same name is one row. */
export function rowSubjects(model: ThreatModel, mode: CoverageMode): readonly RowSubject[] {
  return oncePerName(mode === "element" ? drawnRows(model) : assetRows(model));
}

function assetRows({ assets }: ThreatModel): readonly RowSubject[] {
  return assets.map(({ id, name, kind, line, endLine }) => ({
    name,
    kind,
    line,
    endLine,
    names: [name, id],
  }));
}

function drawnRows({ elements, dataFlows }: ThreatModel): readonly RowSubject[] {
  const drawn = elements.map(({ name, kind, line, endLine }): RowSubject => {
    return { name, kind, line, endLine, names: [name] };
  });
  const crossing = dataFlows.filter(({ crosses }) => crosses);
  const flows = crossing.map(({ from, to, label, line, endLine }): RowSubject => {
    const name = `${from} → ${to}`;
    const names = [name, `${from} to ${to}`, label];
    return { name, kind: "data-flow", line, endLine, names, ends: [from, to] };
  });
  return [...drawn, ...flows];
}

function oncePerName(rows: readonly RowSubject[]): readonly RowSubject[] {
  const byName = new Map<string, RowSubject>();
  for (const row of rows) {
    const key = nameKey(row.name);
    const known = byName.get(key);
    byName.set(key, known === undefined ? row : { ...known, kind: known.kind ?? row.kind });
  }
  return [...byName.values()].sort((a, b) => a.line - b.line);
}
