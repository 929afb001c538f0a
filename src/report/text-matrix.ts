import type { Coverage } from "../model/coverage.ts";
import { STRIDE, STRIDE_LETTER } from "../model/stride.ts";
import { type CellMark, cellMark, namedRows } from "./cell-mark.ts";
import { columns, inColumns } from "./columns.ts";
import { count } from "./count.ts";
import { terminal } from "./escape.ts";
import type { Palette } from "./palette.ts";

const ROWS = 40;
const WIDEST_NAME = 40;

/** How the matrix is set: in full words, or in short ones where they would not fit. */
interface Setting {
  readonly name: number;
  readonly cell: number;
  readonly isShort: boolean;
}

/** The coverage matrix as aligned lines for a terminal of a width. */
export function textMatrix(coverage: Coverage, width: number, paint: Palette): readonly string[] {
  const isAsked = coverage.mode !== "model";
  const rows = namedRows(coverage, ROWS).map(({ subject, cells }) => ({
    name: subject === null ? "(no listed asset)" : terminal(subject, WIDEST_NAME),
    cells,
  }));
  const setting = settingFor(
    rows.map(({ name }) => name),
    width,
  );
  const line = (name: string, cells: Coverage["total"], asked: boolean) =>
    `${inColumns(name, setting.name)}  ${marks(cells, asked, setting, paint)}`;
  const hidden = coverage.rows.length - rows.length;
  return [
    paint.quiet(`${inColumns("", setting.name)}  ${letters(setting)}`),
    ...rows.map(({ name, cells }) => line(name, cells, isAsked)),
    ...(rows.length > 0 && hidden > 0 ? [paint.quiet(`… ${count(hidden, "more row")}`)] : []),
    line(WHOLE, coverage.total, true),
  ];
}

const WHOLE = "whole document";

/** What the marks mean, once for all matrices. */
export const TEXT_LEGEND: readonly string[] = [
  "S spoofing, T tampering, R repudiation, I information disclosure, D denial of service, E elevation of privilege",
  "a severity: the worst threat there; ok: considered; ?: nothing said yet; .: nothing said here; -: does not apply to its kind",
];

const FULL_CELL = 10;
const SHORT_CELL = 7;

function settingFor(names: readonly string[], width: number): Setting {
  const longest = Math.min(WIDEST_NAME, Math.max(WHOLE.length, ...names.map(columns)));
  const room = (cell: number) => width - 2 - cell * STRIDE.length;
  const isShort = room(FULL_CELL) < WHOLE.length;
  const cell = isShort ? SHORT_CELL : FULL_CELL;
  return { name: Math.max(WHOLE.length, Math.min(longest, room(cell))), cell, isShort };
}

function letters({ cell }: Setting): string {
  return STRIDE.map((category) => inColumns(STRIDE_LETTER[category], cell))
    .join("")
    .trimEnd();
}

function marks(
  cells: Coverage["total"],
  isAsked: boolean,
  { cell, isShort }: Setting,
  paint: Palette,
): string {
  const last = STRIDE.at(-1);
  return STRIDE.map((category) => {
    const mark = cellMark(cells[category], isAsked);
    const text = markText(mark, isShort);
    return painted(mark, category === last ? text : inColumns(text, cell), paint);
  }).join("");
}

const SHORT: Readonly<Record<string, string>> = { critical: "crit", medium: "med", unrated: "unr" };

function markText(mark: CellMark, isShort: boolean): string {
  switch (mark.kind) {
    case "threat":
      return `${(isShort ? SHORT[mark.severity] : null) ?? mark.severity}${mark.threats > 1 ? `×${mark.threats}` : ""}`;
    case "considered":
      return "ok";
    case "no-reason":
      return "ok?";
    case "asked":
      return "?";
    case "silent":
      return ".";
    case "not-asked":
      return "-";
  }
}

function painted(mark: CellMark, text: string, paint: Palette): string {
  switch (mark.kind) {
    case "threat":
      return mark.severity === "critical" || mark.severity === "high" ? paint.strong(text) : text;
    case "considered":
      return paint.good(text);
    case "asked":
      return paint.bad(text);
    case "no-reason":
      return paint.doubtful(text);
    case "silent":
    case "not-asked":
      return paint.quiet(text);
  }
}
