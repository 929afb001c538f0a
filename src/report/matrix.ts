import type { DocumentAssessment } from "../model/assessment.ts";
import type { Coverage, CoverageRow } from "../model/coverage.ts";
import { STRIDE, STRIDE_TITLE } from "../model/stride.ts";
import { type CellMark, cellMark, hasCoverage, namedRows } from "./cell-mark.ts";
import { count } from "./count.ts";
import { code, markdown } from "./escape.ts";
import type { Section } from "./fit.ts";

const ROWS = 40;
const NAME_LENGTH = 60;

/**
 * What each mark means. Words and plain characters: they read alike in a light and a dark theme, in
 * black and white, and aloud.
 */
const LEGEND: Readonly<Record<CellMark["kind"], string>> = {
  threat: "a severity: the worst threat there, and how many",
  considered: "✓ considered, no threat expected",
  "no-reason": "✓? said to be no threat, without a reason",
  asked: "**?** nothing said yet",
  silent: "· nothing said here",
  "not-asked": "– does not apply to its kind",
};

/** The coverage matrices of all documents that have something to show, and one legend. */
export function matrixSection(documents: readonly DocumentAssessment[], where: string): Section {
  const shown = documents.filter(hasCoverage);
  const rows = Math.max(6, Math.min(ROWS, Math.floor(120 / Math.max(1, shown.length))));
  const legend = legendOf(shown.map(({ coverage }) => coverage));
  return {
    head: shown.length === 0 ? "" : "## Coverage\n",
    blocks: shown.flatMap((document) => matrixOf(document, rows, shown.length > 1)),
    tail: shown.length === 0 ? "" : `\n${legend}\n\n`,
    share: 0.3,
    left: (blocks) => `\n${count(blocks, "row")} more did not fit here: ${where}\n`,
  };
}

/** A table in blocks that are each whole: the heading with the first row, then row by row. */
function matrixOf(
  { path, coverage }: DocumentAssessment,
  max: number,
  isNamed: boolean,
): readonly string[] {
  const rows = namedRows(coverage, max);
  const isAsked = coverage.mode !== "model";
  const lines = rows.map((row) => rowLine(nameOf(row), row.cells, isAsked));
  const total = rowLine("**The whole document**", coverage.total, true);
  const heading = `\n${isNamed ? `${code(path)}\n\n` : ""}${tableHead(coverage)}`;
  const hidden = rows.length === 0 ? 0 : coverage.rows.length - rows.length;
  const rest = hidden === 0 ? "" : `\n${count(hidden, "more row")} of ${coverage.rows.length}.\n`;
  const [first = "", ...others] = [...lines, total + rest];
  return [heading + first, ...others];
}

function tableHead({ mode }: Coverage): string {
  const first = mode === "element" ? "Element or data flow" : "Asset";
  const categories = STRIDE.map((category) => STRIDE_TITLE[category]);
  return `| ${[first, ...categories].join(" | ")} |\n| :--- |${" :---: |".repeat(STRIDE.length)}\n`;
}

function rowLine(name: string, cells: Coverage["total"], isAsked: boolean): string {
  const marks = STRIDE.map((category) => markText(cellMark(cells[category], isAsked)));
  return `| ${[name, ...marks].join(" | ")} |\n`;
}

function nameOf({ subject }: CoverageRow): string {
  return subject === null ? "*no listed asset*" : markdown(subject, NAME_LENGTH);
}

function markText(mark: CellMark): string {
  switch (mark.kind) {
    case "threat":
      return `${emphasised(mark.severity)}${mark.threats > 1 ? ` ×${mark.threats}` : ""}`;
    case "considered":
      return "✓";
    case "no-reason":
      return "✓?";
    case "asked":
      return "**?**";
    case "silent":
      return "·";
    case "not-asked":
      return "–";
  }
}

function emphasised(severity: string): string {
  return severity === "critical" || severity === "high" ? `**${severity}**` : severity;
}

/** Only the marks that stand in a table are explained. */
function legendOf(coverages: readonly Coverage[]): string {
  const seen = new Set<CellMark["kind"]>();
  for (const { mode, rows, total } of coverages) {
    for (const category of STRIDE) {
      seen.add(cellMark(total[category], true).kind);
      for (const { cells } of rows) seen.add(cellMark(cells[category], mode !== "model").kind);
    }
  }
  const order = Object.entries(LEGEND).filter(([kind]) => [...seen].some((one) => one === kind));
  return `<sub>${order.map(([, text]) => text).join(" &nbsp;•&nbsp; ")}</sub>`;
}
