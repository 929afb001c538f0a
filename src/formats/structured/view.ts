import type { Lines } from "../../model/source.ts";
import type { Located, LocatedMap } from "./located.ts";
import { oneLine } from "./plain-text.ts";

/** Something that a reader found in a shape it does not expect. */
export interface Note extends Lines {
  readonly why: string;
}

/**
 * A map of a file as a reader sees it, key by key. What is absent, null or empty reads as null or
 * as an empty list; what has another shape does too, and is noted.
 */
export interface View {
  readonly lines: Lines;
  has(key: string): boolean;
  /** Where the value of a key stands; the whole map if it has none. */
  linesOf(key: string): Lines;
  /** A scalar as trimmed text. */
  text(key: string): string | null;
  /** A scalar as text in one line without markup: a name. */
  name(key: string): string | null;
  number(key: string): number | null;
  flag(key: string): boolean;
  /** A list of scalars, or one alone. */
  texts(key: string): readonly string[];
  map(key: string): View | null;
  /** A list of maps, or one alone. */
  maps(key: string): readonly View[];
  /** A map whose keys are names: `data_assets: { Card numbers: { … } }`. */
  named(key: string): readonly (readonly [name: string, View])[];
  note(lines: Lines, why: string): void;
}

/** A view of a map; notes are added to the list as they come up. */
export function viewOf(map: LocatedMap, notes: Note[]): View {
  const lines: Lines = { line: map.line, endLine: map.endLine };
  const get = (key: string) => map.entries.get(key);
  const note = ({ line, endLine }: Lines, why: string) => void notes.push({ line, endLine, why });
  const expect = (found: Located, key: string, what: string) =>
    note(found, `“${key.slice(0, 60)}” should be ${what}`);
  const scalarOf = (key: string) => {
    const found = get(key);
    if (found === undefined || found.kind === "scalar") return found?.value ?? null;
    expect(found, key, "text");
    return null;
  };
  const mapsIn = (items: readonly Located[], key: string) =>
    items.flatMap((item) => {
      if (item.kind === "map") return [viewOf(item, notes)];
      if (!isNothing(item)) expect(item, key, "a list of keys and values");
      return [];
    });
  const textOf = (key: string) => String(scalarOf(key) ?? "").trim() || null;
  return {
    lines,
    note,
    has: (key) => map.entries.has(key),
    linesOf: (key) => linesOf(get(key)) ?? lines,
    text: textOf,
    name: (key) => oneLine(textOf(key) ?? "") || null,
    number: (key) => numberOf(scalarOf(key)),
    flag: (key) => String(scalarOf(key)).toLowerCase() === "true",
    texts: (key) =>
      itemsOf(get(key)).flatMap((item) =>
        textOfItem(item, () => expect(item, key, "a list of texts")),
      ),
    map: (key) => mapsIn(get(key)?.kind === "list" ? [] : itemsOf(get(key)), key)[0] ?? null,
    maps: (key) => mapsIn(itemsOf(get(key)), key),
    named(key) {
      const found = get(key);
      if (found === undefined || isNothing(found)) return [];
      if (found.kind === "map") {
        return [...found.entries].flatMap(([name, value]) =>
          mapsIn([value], name).map((view) => [oneLine(name), view] as const),
        );
      }
      expect(found, key, "names with keys and values");
      return [];
    },
  };
}

function itemsOf(found: Located | undefined): readonly Located[] {
  if (found === undefined || isNothing(found)) return [];
  return found.kind === "list" ? found.items : [found];
}

function isNothing(found: Located): boolean {
  return found.kind === "scalar" && (found.value === null || found.value === "");
}

function textOfItem(item: Located, otherwise: () => void): readonly string[] {
  if (item.kind !== "scalar") {
    otherwise();
    return [];
  }
  const text = String(item.value ?? "").trim();
  return text === "" ? [] : [text];
}

function numberOf(value: string | number | boolean | null): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

function linesOf(found: Located | undefined): Lines | null {
  return found === undefined ? null : { line: found.line, endLine: found.endLine };
}
