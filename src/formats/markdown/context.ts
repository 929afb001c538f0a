import type { Severity } from "../../model/severity.ts";
import type { Stride } from "../../model/stride.ts";
import type { Part } from "./words/part-words.ts";

/** What the headings and lead-ins above a block say that it is about. */
export interface Context {
  /** `unknown`: under a heading that tells nothing. */
  readonly part: Part | "unknown";
  /** The categories that a heading above names. */
  readonly stride: readonly Stride[];
  /** The severity of all threats under a heading such as `High priority findings`. */
  readonly severity: Severity | null;
  /** The asset or element that a heading above names for sure. */
  readonly asset: string | null;
  /** The nearest heading, which may be an asset's name. */
  readonly heading: string | null;
}

/** Directly under a document's threat-model heading. */
export const START: Context = {
  part: "model",
  stride: [],
  severity: null,
  asset: null,
  heading: null,
};
