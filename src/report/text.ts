import type { DocumentAssessment } from "../model/assessment.ts";
import { type Gap, LEVELS } from "../model/gap.ts";
import { hasCoverage } from "./cell-mark.ts";
import { wrapped } from "./columns.ts";
import { count } from "./count.ts";
import { terminal } from "./escape.ts";
import { documentsWithGaps, worstFirst } from "./gap-order.ts";
import { type Palette, palette } from "./palette.ts";
import { gapsBlock, type Report } from "./report.ts";
import { TEXT_LEGEND, textMatrix } from "./text-matrix.ts";
import { countsOf } from "./what-was-read.ts";

/** What the terminal can show; `width` in columns. */
export interface TextOptions {
  readonly color: boolean;
  readonly width: number;
}

const NARROWEST = 40;
const WIDEST = 100;

/** The assessment for a terminal: coverage, then gaps with the places editors follow, then the verdict. */
export function textReport(report: Report, { color, width }: TextOptions): string {
  const page = {
    paint: palette(color),
    width: Math.min(WIDEST, Math.max(NARROWEST, width)),
    blocks: gapsBlock(report),
  };
  const { documents } = report.assessment;
  const matrices = documents.flatMap((document) => documentLines(document, page));
  const lines = [
    ...matrices,
    ...(matrices.length === 0 ? [] : [...legend(page), ""]),
    ...documentsWithGaps(documents).flatMap((document) => gapsOf(document, page)),
    ...verdictLines(report, page),
  ];
  return `${lines.join("\n")}\n`;
}

/** How the page is set. */
interface Page {
  readonly paint: Palette;
  readonly width: number;
  readonly blocks: boolean;
}

function documentLines(document: DocumentAssessment, page: Page): string[] {
  if (!hasCoverage(document)) return [];
  const { path, model, coverage } = document;
  const unread = model.unread.length;
  const but = unread === 0 ? "" : `; ${count(unread, "part")} could not be placed`;
  return [
    page.paint.strong(terminal(path, PATH)),
    `  ${countsOf([model])}${but}`,
    "",
    ...textMatrix(coverage, page.width - 2, page.paint).map((line) => `  ${line}`),
    "",
  ];
}

/** Long enough for any path that a file system takes. */
const PATH = 4096;

function legend({ paint, width }: Page): string[] {
  const lines = TEXT_LEGEND.flatMap((line) => wrapped(line, width - 2));
  return lines.map((line) => `  ${paint.quiet(line)}`);
}

function gapsOf({ path, gaps }: DocumentAssessment, page: Page): string[] {
  const place = terminal(path, PATH);
  return worstFirst(gaps).flatMap((gap) => [...gapLines(gap, place, page), ""]);
}

function gapLines(gap: Gap, place: string, page: Page): string[] {
  const { paint, width } = page;
  const message = wrapped(terminal(gap.message, 600), width - 2);
  const question =
    gap.question === null ? [] : wrapped(`? ${terminal(gap.question, 600)}`, width - 4);
  return [
    `${paint.strong(`${place}:${gap.line}:1`)} ${level(gap, page)} ${paint.quiet(terminal(gap.rule, 60))}`,
    ...message.map((line) => `  ${line}`),
    ...question.map((line, at) => `  ${at === 0 ? "" : "  "}${paint.question(line)}`),
  ];
}

function level({ level: is }: Gap, { paint, blocks }: Page): string {
  switch (is) {
    case "error":
      return blocks ? paint.bad("blocks") : paint.doubtful("gap");
    case "warning":
      return paint.doubtful("warning");
    case "notice":
      return "notice";
  }
}

function verdictLines({ verdict, assessment }: Report, { paint, width, blocks }: Page): string[] {
  const isGood = verdict.conclusion === "success" || verdict.conclusion === "skipped";
  const mark = isGood ? paint.good("✓") : paint.bad(verdict.conclusion === "failure" ? "✗" : "…");
  const next =
    verdict.nextStep === null
      ? []
      : wrapped(
          `Next step: ${terminal(verdict.nextStep.who)} — ${terminal(verdict.nextStep.what, 600)}.`,
          width - 2,
        );
  const gaps = assessment.documents.flatMap((document) => document.gaps);
  const words = { error: blocks ? "blocking gap" : "gap", warning: "warning", notice: "notice" };
  const counts = LEVELS.map((name) => ({
    name,
    n: gaps.filter((gap) => gap.level === name).length,
  }))
    .filter(({ n }) => n > 0)
    .map(({ name, n }) => count(n, words[name]));
  const read = count(assessment.documents.length, "design document");
  return [
    `${mark} ${paint.strong(terminal(verdict.title, 400))}`,
    ...next.map((line) => `  ${line}`),
    `  ${paint.quiet([read, ...(counts.length === 0 ? ["no gaps"] : counts)].join(", "))}`,
  ];
}
