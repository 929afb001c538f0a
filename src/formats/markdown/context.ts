import type { Stride } from "../../model/stride.ts";
import type { Part } from "./words/part-words.ts";

/** What the headings and lead-ins above a block say that it is about. */
export interface Context {
  /** `unknown`: under a heading that tells nothing. */
  readonly part: Part | "unknown";
  /** The categories that a heading above names. */
  readonly stride: readonly Stride[];
  /** The asset or element that a heading above names for sure. */
  readonly asset: string | null;
  /** The nearest heading, which may be an asset's name. */
  readonly heading: string | null;
}
