import type { Stride } from "./stride.ts";

/** A STRIDE category whose threats a team keeps missing. */
export interface BlindSpot {
  readonly category: Stride;
  /** How many of its threats others found. */
  readonly missed: number;
  /** How many of its threats are known by now. */
  readonly all: number;
}
