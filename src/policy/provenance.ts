import type { FileVersion, Provenance, ValueSource, WrittenLines } from "../model/provenance.ts";
import type { Places } from "./yaml-values.ts";

const NOTHING_WRITTEN: Provenance = new Map();

/** The lines of what a file says, by path; items of lists are told by their list. */
export function linesOf(places: Places): WrittenLines {
  return new Map(
    [...places].flatMap(([path, { key }]) => (key === null ? [] : [[wordsOf(path), key.line]])),
  );
}

/** Paths of places are JSON. */
function wordsOf(path: string): string {
  const steps: unknown = JSON.parse(path);
  return Array.isArray(steps) ? steps.join(".") : "";
}

/** Where the values of a file come from, laid over where those before it come from. */
export function provenanceOf(
  kind: "organization" | "repository",
  { url, commit }: FileVersion,
  lines: WrittenLines,
  before: Provenance = NOTHING_WRITTEN,
): Provenance {
  const own = [...lines].map(([path, line]) => [path, { kind, url, commit, line }] as const);
  return new Map<string, ValueSource>([...before, ...own]);
}
