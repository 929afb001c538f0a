import { mkdir, open, rename } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isDay } from "../model/time.ts";
import { nearestWord } from "../policy/nearest-word.ts";
import { count } from "../report/count.ts";
import { terminal } from "../report/escape.ts";
import type { Form } from "../transfer/reading/read-file.ts";
import { TABLES } from "../transfer/tables/index.ts";
import type { Exporting, Table } from "../transfer/tables/table.ts";
import { writeTable } from "../transfer/writing/write-table.ts";
import { databaseOf, openDatabase, organizationOf } from "./database.ts";
import { formOf, optionsOf } from "./options.ts";
import { progressLine } from "./progress.ts";
import { EXIT, type Subcommand, type Surroundings, UsageError } from "./subcommand.ts";

const NAMES = TABLES.map(({ name }) => name);

/** `threatgate export`: everything out of the app's database. */
export const exportCommand: Subcommand = {
  name: "export",
  summary: "take everything out as CSV or JSON",
  usage: `Usage: threatgate export [WHAT…] [OPTION…]

Writes ${NAMES.join(", ")}: one of them to the standard output, or several, and
all where none is named, into a folder. DATABASE_URL says where the app's database is.

  --owner NAME     whose, where the database knows several organisations
  --format FORMAT  csv, json or jsonl; csv unless said, and jsonl for audit
  --as-of DAY      as it stood at the end of a day in UTC
  --output FOLDER  into files in a folder, which is made where there is none

Exit status: 0 it was written, 2 the command cannot be used.`,
  async run(args, surroundings) {
    const options = readOptions(args);
    const store = await openDatabase(databaseOf(surroundings.environment));
    try {
      const { owner, installationId } = await organizationOf(store, options.owner);
      await exported({ store, owner, installationId, asOf: options.asOf }, options, surroundings);
    } finally {
      await store.close();
    }
    return EXIT.open;
  },
};

interface Options {
  readonly tables: readonly Table[];
  readonly owner: string | null;
  /** Null: each table's own. */
  readonly form: Form | null;
  readonly asOf: string | null;
  /** Null: the standard output. */
  readonly folder: string | null;
}

function readOptions(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const known = { owner: text, format: text, "as-of": text, output: text };
  const { values, positionals } = optionsOf(args, known);
  const asOf = values["as-of"] ?? null;
  if (asOf !== null && !isDay(asOf))
    throw new UsageError("--as-of takes a day, such as 2026-11-20");
  const form = formOf(values.format);
  const tables = positionals.length === 0 ? TABLES : [...new Set(positionals.map(tableOf))];
  const folder = values.output ?? null;
  if (folder === null && tables.length > 1) {
    throw new UsageError(`name one of ${NAMES.join(", ")}, or a folder for all with --output`);
  }
  return { tables, owner: values.owner ?? null, form, asOf, folder };
}

function tableOf(written: string): Table {
  const table = TABLES.find(({ name }) => name === written);
  if (table !== undefined) return table;
  const near = nearestWord(written, NAMES);
  const hint = near === null ? `it is one of ${NAMES.join(", ")}` : `did you mean "${near}"?`;
  throw new UsageError(`there is no "${terminal(written, 60)}" to export; ${hint}`);
}

async function exported(
  exporting: Exporting,
  { tables, form, folder }: Options,
  surroundings: Surroundings,
): Promise<void> {
  for (const table of tables) {
    const chosen = form ?? (table.name === "audit" ? "jsonl" : "csv");
    const parts = writeTable(table, table.rows(exporting), chosen);
    if (folder === null) for await (const { text } of parts) surroundings.print(text);
    else
      await intoFile(
        parts,
        resolve(surroundings.folder, folder),
        `${table.name}.${chosen}`,
        surroundings,
      );
  }
}

/** Under another name until it is whole, so that nobody takes a part for all of it. */
async function intoFile(
  parts: ReturnType<typeof writeTable>,
  folder: string,
  name: string,
  surroundings: Surroundings,
): Promise<void> {
  const progress = progressLine(name, surroundings);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const file = await open(`${path}.part`, "w", 0o600);
  let written = 0;
  try {
    for await (const { text, rows } of parts) {
      await file.write(text);
      written += rows;
      progress.at(written, null);
    }
  } finally {
    await file.close();
    progress.end();
  }
  await rename(`${path}.part`, path);
  surroundings.print(`${name}: ${count(written, "row")}\n`);
}
