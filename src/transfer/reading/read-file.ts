import { UnusableFile } from "../unusable-file.ts";
import { openText } from "./first-bytes.ts";
import { readCsv } from "./read-csv.ts";
import { readJson } from "./read-json.ts";
import type { BadRow, Header, Record } from "./records.ts";

/** The forms that rows are read and written in. */
export const FORMS = ["csv", "json", "jsonl"] as const;
export type Form = (typeof FORMS)[number];

/** By the ends of file names. */
const FORM_OF: Readonly<{ [end: string]: Form }> = {
  csv: "csv",
  tsv: "csv",
  json: "json",
  jsonl: "jsonl",
  ndjson: "jsonl",
};

/** The form that a file's name says; null: it says none. */
export function formOfName(name: string): Form | null {
  const end = /\.([a-z]{3,6})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(FORM_OF, end) ? (FORM_OF[end] ?? null) : null;
}

/** The rows of a file, as many at a time as were read. */
export async function readRows(
  source: AsyncIterable<Uint8Array>,
  form: Form,
): Promise<AsyncIterable<readonly (Header | Record | BadRow)[]>> {
  const opened = await openText(source);
  if (typeof opened === "string") throw new UnusableFile(opened);
  const { firstLine, chunks } = opened;
  if (form === "csv") {
    if (firstLine.trim() === "") throw new UnusableFile("its first line names no columns");
    return readCsv(chunks, delimiterOf(firstLine));
  }
  if (form === "json" && !/^\s*(\[|$)/.test(firstLine)) {
    throw new UnusableFile("it begins with no [: expected a list of objects, as export writes it");
  }
  return readJson(chunks, form);
}

/** Spreadsheets part cells by semicolons where the comma is in numbers, and by tabs. */
function delimiterOf(header: string): string {
  const parted = [",", ";", "\t"].map((sign) => ({ sign, count: header.split(sign).length }));
  return parted.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}
