import type { Lines } from "./source.ts";
import type { Stride } from "./stride.ts";

/** How much a gap weighs. Only an error can block. */
export const LEVELS = ["error", "warning", "notice"] as const;
export type Level = (typeof LEVELS)[number];

/** What a config may set for a rule. */
export type RuleLevel = Level | "off";

/** What a rule found in one document. */
export interface Gap extends Lines {
  /** Readable and stable, it survives moved lines: `stride-gap@billing-db:repudiation`. */
  readonly id: string;
  readonly rule: string;
  readonly level: Level;
  /** One sentence in plain text; names of the document stand in it as written. */
  readonly message: string;
  /** A question that leads to the answer without giving it; null where none helps. */
  readonly question: string | null;
  /** What it is about: an asset, a threat, a category; null: the whole document. */
  readonly subject: string | null;
  readonly stride: Stride | null;
  /** How many things of one kind it speaks of at once; absent: one. */
  readonly count?: number;
}
