import type { z } from "zod";
import type { Training } from "../../model/training.ts";
import type { BadRow, Record } from "../reading/records.ts";
import { UnusableFile } from "../unusable-file.ts";
import { type FindingRow, findingRow } from "./finding-row.ts";
import { type Heading, headingOf } from "./heading.ts";
import { trainingRow } from "./training-row.ts";

/** What a row says. */
export type Told =
  | { readonly kind: "finding"; readonly line: number; readonly finding: FindingRow }
  | { readonly kind: "training"; readonly line: number; readonly training: Training };

/** What rows may speak of. */
export interface Known {
  /** Names of the config's teams. */
  readonly teams: readonly string[];
  /** Names of the config's training modules. */
  readonly modules: readonly string[];
  readonly now: string;
}

/** Something to say once of columns that mean nothing. */
export type TellUnknown = (unknown: Heading["unknown"]) => void;

/** Reads rows one after another. */
export function rowReader(known: Known, tell: TellUnknown) {
  const readers = readersOf(known);
  const headingFor = headings(tell);
  return {
    /** Of a table whose rows all have these columns. */
    header(names: readonly string[]): void {
      const { wrong } = headingFor(names);
      if (wrong !== null) throw new UnusableFile(wrong);
    },
    row({ line, names, values }: Record): Told | BadRow {
      const heading = headingFor(names);
      const cells = heading.wrong ?? cellsOf(heading, values);
      if (typeof cells === "string") return { line, wrong: cells };
      const read = readers[heading.kind](cells);
      return typeof read === "string" ? { line, wrong: read } : { line, ...read };
    },
  };
}

type Read<K extends Told["kind"]> = Omit<Extract<Told, { kind: K }>, "line">;

/** A text says what is wrong. */
function readersOf({ teams, modules, now }: Known) {
  const [finding, training] = [findingRow(teams, now), trainingRow(modules, now)];
  return {
    findings: (cells: object): Read<"finding"> | string => {
      const { data, error } = finding.safeParse(cells);
      return data === undefined ? inWords(error) : { kind: "finding", finding: data };
    },
    training: (cells: object): Read<"training"> | string => {
      const { data, error } = training.safeParse(cells);
      return data === undefined ? inWords(error) : { kind: "training", training: data };
    },
  };
}

/** So many kinds of rows are remembered; nobody writes more. */
const MOST_HEADINGS = 100;

function headings(tell: TellUnknown) {
  const known = new Map<string, Heading>();
  const told = new Set<string>();
  let last: { names: readonly string[]; heading: Heading } | null = null;
  return (names: readonly string[]): Heading => {
    if (last?.names === names) return last.heading;
    const key = JSON.stringify(names);
    const heading = known.get(key) ?? headingOf(names);
    if (known.size < MOST_HEADINGS) known.set(key, heading);
    const isNew = ({ name }: { name: string }) => told.size < MOST_HEADINGS && !told.has(name);
    const unknown = heading.unknown.filter(isNew);
    for (const { name } of unknown) told.add(name);
    if (unknown.length > 0 && heading.wrong === null) tell(unknown);
    last = { names, heading };
    return heading;
  };
}

/** The cells by their columns; a column that is not there is empty. A text says what is wrong. */
function cellsOf({ places, kind }: Heading, values: readonly unknown[]): object | string {
  const cells: { [name: string]: string } = { ...EMPTY[kind] };
  for (const [name, place] of places) {
    const value = values[place] ?? "";
    if (typeof value === "object") return `${name}: found a list or an object, expected text`;
    cells[name] = String(value);
  }
  return cells;
}

const EMPTY = {
  findings: { id: "", session: "", asset: "", escape_class: "", fixed: "", retracted: "" },
  training: {},
} as const;

function inWords({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
}
