import type { Patience } from "./side-by-side.ts";

/** One line of the table: something of ours held against something to compare it with. */
export interface Row {
  /** What is measured, as a phrase that fits a table. */
  readonly what: string;
  readonly target: Target;
  /** Measures with the documents of a folder, if it needs any; a patience takes the place of its own. */
  measure(folder: string, patience?: Patience): Promise<Measured>;
}

/** The bound that a ratio should keep. */
export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** A ratio in the sense of the row's target, and the two figures that it is made of, with units. */
export interface Measured {
  readonly ratio: number;
  readonly ours: string;
  readonly theirs: string;
  /** What a reader should know of this run, such as which input was the worst. */
  readonly note?: string;
}

/** Whether a ratio keeps its bound. */
export function meets(target: Target, ratio: number): boolean {
  return "atMost" in target ? ratio <= target.atMost : ratio >= target.atLeast;
}

/** A bound as the table shows it: `≤ 1.5 ×`. */
export function targetText(target: Target): string {
  return "atMost" in target ? `≤ ${target.atMost} ×` : `≥ ${target.atLeast} ×`;
}
