import { nearestWord } from "../../policy/nearest-word.ts";
import { type Column, FINDING_COLUMNS, TRAINING_COLUMNS } from "../columns.ts";

/** What rows are, as their columns' names say. */
export interface Heading {
  readonly kind: "findings" | "training";
  /** Which column stands where. */
  readonly places: ReadonlyMap<string, number>;
  /** Names that mean nothing here, with the nearest that would. */
  readonly unknown: readonly { readonly name: string; readonly nearest: string | null }[];
  /** Why no row under it can be read, as the end of a sentence; null: they can. */
  readonly wrong: string | null;
}

const TABLES = { findings: FINDING_COLUMNS, training: TRAINING_COLUMNS } as const;

/** Reads the names of columns, in any order and case, with spaces, hyphens or underscores. */
export function headingOf(names: readonly string[]): Heading {
  const [findings, training] = [readAs("findings", names), readAs("training", names)];
  return training.places.size > findings.places.size ? training : findings;
}

function readAs(kind: Heading["kind"], names: readonly string[]): Heading {
  const columns: readonly Column[] = TABLES[kind];
  const places = new Map<string, number>();
  const unknown: { name: string; nearest: string | null }[] = [];
  const twice: string[] = [];
  for (const [at, name] of names.entries()) {
    const column = columns.find((each) => isCalled(each, plainName(name)));
    if (column === undefined)
      unknown.push({ name, nearest: nearestColumn(name, columns, unknown) });
    else if (places.has(column.name)) twice.push(column.name);
    else places.set(column.name, at);
  }
  const heading = { kind, places, unknown, wrong: null };
  return { ...heading, wrong: mistakeOf(heading, twice) };
}

/** More of them are not looked into: a file of thousands of columns is no table of ours. */
const MOST_NEAREST = 50;

function nearestColumn(
  name: string,
  columns: readonly Column[],
  before: readonly unknown[],
): string | null {
  if (before.length >= MOST_NEAREST) return null;
  return nearestWord(
    name,
    columns.flatMap((column) => (column.import === "told" ? [] : [column.name])),
  );
}

function plainName(name: string): string {
  return name
    .slice(0, 100)
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "_");
}

function isCalled({ name, aliases = [] }: Column, written: string): boolean {
  return name === written || aliases.includes(written);
}

function missingIn({ kind, places }: Pick<Heading, "kind" | "places">): readonly string[] {
  const columns: readonly Column[] = TABLES[kind];
  return columns.flatMap(({ name, import: needed }) =>
    needed === "required" && !places.has(name) ? [name] : [],
  );
}

function mistakeOf(
  heading: Pick<Heading, "kind" | "places">,
  twice: readonly string[],
): string | null {
  if (twice.length > 0) return `the column ${twice.join(", ")} is there twice`;
  const missing = missingIn(heading);
  if (missing.length === 0) return null;
  const found = [...heading.places.keys()].join(", ") || "none of them";
  return `no column ${missing.join(", ")}: expected ${expected("findings")} for findings, or ${expected("training")} for training; found ${found}`;
}

function expected(kind: Heading["kind"]): string {
  const columns: readonly Column[] = TABLES[kind];
  return columns
    .flatMap(({ name, import: needed }) => (needed === "required" ? name : []))
    .join(", ");
}
