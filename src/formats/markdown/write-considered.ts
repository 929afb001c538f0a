import { STRIDE, STRIDE_TITLE, type Stride } from "../../model/stride.ts";
import type { Considered } from "../../model/threat-model.ts";
import { inline, lines } from "./write-text.ts";

const OUTCOMES = { "none-found": "None found", "not-applicable": "Not applicable" } as const;

/** What was considered: a matrix of assets and categories, then what holds for the whole. */
export function writeConsidered(considered: readonly Considered[]): readonly string[] {
  if (considered.length === 0) return [];
  const rows = new Map<string, Map<Stride, Considered>>();
  const whole: Considered[] = [];
  for (const note of considered) {
    if (note.asset === null) {
      whole.push(note);
      continue;
    }
    const row = rows.get(note.asset) ?? new Map<Stride, Considered>();
    rows.set(note.asset, row.set(note.stride, note));
  }
  return ["### STRIDE", ...matrix(rows), ...bullets(whole)];
}

function matrix(rows: ReadonlyMap<string, ReadonlyMap<Stride, Considered>>): readonly string[] {
  if (rows.size === 0) return [];
  const header = ["Asset", ...STRIDE.map((stride) => STRIDE_TITLE[stride])];
  const table = [header, header.map(() => "---")];
  for (const [asset, notes] of rows) {
    table.push([inline(asset), ...STRIDE.map((stride) => answer(notes.get(stride), "<br>"))]);
  }
  return [table.map((row) => `| ${row.join(" | ")} |`).join("\n")];
}

function bullets(notes: readonly Considered[]): readonly string[] {
  if (notes.length === 0) return [];
  return [
    notes.map((note) => `- **${STRIDE_TITLE[note.stride]}**: ${answer(note, " ")}`).join("\n"),
  ];
}

function answer(note: Considered | undefined, lineBreak: string): string {
  if (note === undefined) return "—";
  const outcome = OUTCOMES[note.outcome];
  return note.reason === null ? outcome : `${outcome}: ${lines(note.reason, lineBreak)}`;
}
