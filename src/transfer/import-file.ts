import { type Importing, importRows } from "./import-rows.ts";
import { type Form, readRows } from "./reading/read-file.ts";
import type { BadRow, Header, Record } from "./reading/records.ts";
import type { Heading } from "./rows/heading.ts";
import { type Known, rowReader, type Told } from "./rows/row-reader.ts";

/** So many rows go into one transaction: the app, which may wait for it, does not wait long. */
const AT_ONCE = 1000;

/** Whom to tell while a file is read. */
export interface Listener {
  bad(row: BadRow): void;
  /** A column that means nothing here; each is told once. */
  unknown(column: Heading["unknown"][number]): void;
  /** So many rows and bytes were read. */
  progress(rows: number, bytes: number): void;
}

/** How many rows were good, how many of these were not known before, and how many were bad. */
export interface Outcome {
  readonly good: number;
  readonly added: number;
  readonly bad: number;
  /** Whose findings the good ones are. */
  readonly teams: ReadonlySet<string>;
  /** Whether any of them says who was trained. */
  readonly isTraining: boolean;
}

interface File {
  readonly form: Form;
  readonly source: AsyncIterable<Uint8Array>;
  readonly isDryRun: boolean;
}

/**
 * Imports a file's rows in its order, each part of them whole or not at all; so it may be stopped at
 * any moment, and done again.
 * @throws UnusableFile where no row of it can be read
 */
export async function importFile(
  { form, source, isDryRun }: File,
  known: Known,
  importing: Importing,
  listener: Listener,
): Promise<Outcome> {
  const read = rowReader(known, (columns) => columns.forEach(listener.unknown));
  const bytes = counted(source);
  const teams = new Set<string>();
  const total = { good: 0, added: 0, bad: 0, teams, isTraining: false };
  for await (const part of partsOf(await readRows(bytes.chunks, form))) {
    const told = part.flatMap((row) => readOne(row, read));
    const done = await importRows(importing, told.filter(isTold), isDryRun);
    const bad = [...told.filter(isBad), ...done.bad].sort((a, b) => a.line - b.line);
    for (const row of bad) listener.bad(row);
    for (const team of done.teams) teams.add(team);
    total.good += done.good;
    total.added += done.added;
    total.bad += bad.length;
    total.isTraining ||= done.isTraining;
    listener.progress(total.good + total.bad, bytes.read());
  }
  return total;
}

async function* partsOf<T>(pages: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
  for await (const rows of pages) {
    for (let from = 0; from < rows.length; from += AT_ONCE) yield rows.slice(from, from + AT_ONCE);
  }
}

function readOne(
  row: Header | Record | BadRow,
  read: ReturnType<typeof rowReader>,
): readonly (Told | BadRow)[] {
  if ("wrong" in row) return [row];
  if ("values" in row) return [read.row(row)];
  read.header(row.names);
  return [];
}

function isBad(row: Told | BadRow): row is BadRow {
  return "wrong" in row;
}

function isTold(row: Told | BadRow): row is Told {
  return !isBad(row);
}

function counted(source: AsyncIterable<Uint8Array>) {
  let read = 0;
  async function* chunks() {
    for await (const chunk of source) {
      read += chunk.length;
      yield chunk;
    }
  }
  return { chunks: chunks(), read: () => read };
}
