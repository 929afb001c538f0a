import type { Lines } from "../../model/source.ts";

/** A value of a structured file with the lines it stands on, its key's line included. */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export interface LocatedScalar extends Lines {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
}

export interface LocatedList extends Lines {
  readonly kind: "list";
  readonly items: readonly Located[];
}

export interface LocatedMap extends Lines {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, Located>;
}

/** Why a file cannot be read at all, and where. */
export interface FileProblem extends Lines {
  readonly why: string;
}

/** A structured file as read, whatever language it is written in. */
export type LocatedFile =
  | { readonly root: LocatedMap; readonly problem: null }
  | { readonly root: null; readonly problem: FileProblem };

/** A file that cannot be read. */
export function unreadableFile(line: number, why: string): LocatedFile {
  return { root: null, problem: { line, endLine: line, why } };
}
