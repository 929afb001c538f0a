import type { Severity } from "./severity.ts";
import type { Lines } from "./source.ts";
import type { Stride } from "./stride.ts";
import type { AssetKind, ElementKind } from "./threat-model.ts";

/** What a document says of one asset and one category. Only the first two are an answer. */
export type Cell =
  | { readonly state: "threat"; readonly severity: Severity | null; readonly threats: number }
  | { readonly state: "considered"; readonly reason: string | null }
  | { readonly state: "silent" }
  /** The category does not apply to something of this kind. */
  | { readonly state: "not-asked" };

/** One asset, drawn element or crossing data flow against the six categories. */
export interface CoverageRow extends Lines {
  /** Null: what the document says of itself as a whole, naming no asset. */
  readonly subject: string | null;
  readonly kind: AssetKind | ElementKind | "data-flow" | null;
  readonly cells: Readonly<Record<Stride, Cell>>;
}

/** The whole picture of a document: asset × category, whatever the config asks for. */
export interface Coverage {
  /** What the config asks to be considered. */
  readonly mode: CoverageMode;
  readonly rows: readonly CoverageRow[];
  /** Each category over the whole document. */
  readonly total: Readonly<Record<Stride, Cell>>;
}

export const COVERAGE_MODES = ["model", "asset", "element"] as const;
export type CoverageMode = (typeof COVERAGE_MODES)[number];
