import type { Inline, TextLine } from "./block.ts";
import type { Field } from "./words/field-words.ts";

/** What an item says under one column or label. */
export interface Value {
  readonly text: string;
  /** Its lines or list items. */
  readonly parts: readonly string[];
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly notes: readonly string[];
  /** The column or label as written. */
  readonly header: string;
}

/** One item of a document as its fields, whatever it was written as. */
export interface ItemRecord {
  readonly values: Map<Field, Value[]>;
  readonly line: number;
  readonly endLine: number;
}

/** A record without fields. */
export function emptyRecord(line: number, endLine: number): ItemRecord {
  return { values: new Map(), line, endLine };
}

/** Adds what an item says; empty text says nothing. */
export function addValue(record: ItemRecord, field: Field, value: Value): void {
  if (value.text.trim() === "") return;
  const known = record.values.get(field);
  if (known === undefined) record.values.set(field, [value]);
  else known.push(value);
}

/** Adds a line that stands below a label; one that goes on with the line above it is joined to it. */
export function addLine(record: ItemRecord, field: Field, line: TextLine, value: Value): void {
  const values = record.values.get(field);
  const last = values?.at(-1);
  if (values === undefined || last === undefined || last.header !== value.header || !goesOn(line)) {
    addValue(record, field, value);
    return;
  }
  const parts = joinedLines([line], last.parts);
  values[values.length - 1] = { ...last, text: `${last.text} ${line.text}`, parts };
}

/** Lines as parts of a value, after those that are there: what was only broken to fit is whole again. */
export function joinedLines(
  lines: readonly TextLine[],
  before: readonly string[] = [],
): readonly string[] {
  const parts = [...before];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last === undefined || !goesOn(line)) parts.push(line.text);
    else parts[parts.length - 1] = `${last} ${line.text}`;
  }
  return parts;
}

function goesOn({ isSoft, text }: TextLine): boolean {
  return isSoft === true && !/^[•–✓✔✅☑❌]/u.test(text);
}

/** Running text as a value. */
export function inlineValue(text: Inline, header: string): Value {
  const parts = text.lines.map((line) => line.text);
  return { text: text.text, parts, links: text.links, notes: text.notes, header };
}

/** Plain text as a value. */
export function plainValue(text: string, header: string): Value {
  return { text, parts: [text], links: [], notes: [], header };
}

/** All that an item says in a field, in one text; empty: nothing. */
export function textOf(record: ItemRecord, field: Field): string {
  const values = record.values.get(field);
  if (values === undefined) return "";
  return values.length === 1 ? (values[0]?.text ?? "") : values.map(({ text }) => text).join("\n");
}

/** The values of several fields, in the fields' order. */
export function valuesOf(record: ItemRecord, ...fields: readonly Field[]): readonly Value[] {
  return fields.flatMap((field) => record.values.get(field) ?? []);
}

/** What an item says in the first of some fields that it has; empty: nothing. */
export function firstSaid(record: ItemRecord, ...fields: readonly Field[]): string {
  return fields.map((field) => textOf(record, field)).find((text) => text.trim() !== "") ?? "";
}
