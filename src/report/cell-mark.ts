import type { DocumentAssessment } from "../model/assessment.ts";
import type { Cell, Coverage, CoverageRow } from "../model/coverage.ts";
import { SEVERITIES } from "../model/severity.ts";
import { STRIDE } from "../model/stride.ts";

/** What a cell of the matrix tells a reader. */
export type CellMark =
  | { readonly kind: "threat"; readonly severity: string; readonly threats: number }
  | { readonly kind: "considered" }
  /** Said to hold no threat, without saying why. */
  | { readonly kind: "no-reason" }
  /** The config asks for it, and nothing is said. */
  | { readonly kind: "asked" }
  | { readonly kind: "silent" }
  | { readonly kind: "not-asked" };

/** What to show for a cell; `isAsked`: the config wants an answer there. */
export function cellMark(cell: Cell, isAsked: boolean): CellMark {
  switch (cell.state) {
    case "threat":
      return { kind: "threat", severity: cell.severity ?? "unrated", threats: cell.threats };
    case "considered":
      return { kind: cell.reason === null ? "no-reason" : "considered" };
    case "silent":
      return { kind: isAsked ? "asked" : "silent" };
    case "not-asked":
      return { kind: "not-asked" };
  }
}

/** Whether there is anything to show: a section, or something read without one. */
export function hasCoverage({ model, coverage, change }: DocumentAssessment): boolean {
  if (change === "removed") return false;
  return model.section !== null || model.threats.length > 0 || coverage.rows.length > 0;
}

/** The rows to show; none where all that there is says nothing that the total does not. */
export function namedRows(coverage: Coverage, max: number): readonly CoverageRow[] {
  if (coverage.rows.every(({ subject }) => subject === null)) return [];
  return relevantRows(coverage, max);
}

/** The rows that say most, in document order: the most silent ones, then the worst threats. */
function relevantRows(coverage: Coverage, max: number): readonly CoverageRow[] {
  if (coverage.rows.length <= max) return coverage.rows;
  const ranked = coverage.rows.map((row, at) => ({ row, at, weight: weight(row) }));
  ranked.sort((a, b) => b.weight - a.weight || a.at - b.at);
  const kept = ranked.slice(0, max).sort((a, b) => a.at - b.at);
  return kept.map(({ row }) => row);
}

function weight({ subject, cells }: CoverageRow): number {
  const marks = STRIDE.map((category) => cells[category]);
  const silent = marks.filter(({ state }) => state === "silent").length;
  const worst = marks.map((cell) =>
    cell.state === "threat" && cell.severity !== null
      ? SEVERITIES.length - SEVERITIES.indexOf(cell.severity)
      : 0,
  );
  return (subject === null ? 1000 : 0) + silent * 10 + Math.max(...worst);
}
