import type { CoverageMode } from "../model/coverage.ts";
import { LEVELS, type RuleLevel } from "../model/gap.ts";
import { described } from "./found-words.ts";

/*
 * What "weaker than the organisation's" means, value by value. Each function says how a wanted value
 * is weaker than the one that stands, as a phrase; null: it asks for as much, or more.
 */

/** Assets and drawn elements are different questions: neither mode asks all that the other does. */
export function weakerCoverage(wanted: CoverageMode, stands: CoverageMode): string | null {
  if (wanted === stands || stands === "model") return null;
  return `"${wanted}" does not ask for all that "${stands}" does`;
}

const STRONGEST_FIRST: readonly RuleLevel[] = [...LEVELS, "off"];

export function weakerLevel(wanted: RuleLevel, stands: RuleLevel): string | null {
  const isLower = STRONGEST_FIRST.indexOf(wanted) > STRONGEST_FIRST.indexOf(stands);
  return isLower ? `"${wanted}" is lower than "${stands}"` : null;
}

/** In days; null: no limit. */
export function weakerLimit(wanted: number | null, stands: number | null): string | null {
  if (stands === null || (wanted !== null && wanted <= stands)) return null;
  return wanted === null ? `it has a limit of ${stands}d` : `${wanted}d is later than ${stands}d`;
}

/** In bytes: what is larger is not read. */
export function weakerMaxBytes(wanted: number, stands: number): string | null {
  return wanted < stands ? `${wanted} is smaller than ${stands}` : null;
}

/** Whatever a new pattern matches beside, what an old one matched must still be read. */
export function weakerPaths(wanted: readonly string[], stands: readonly string[]): string | null {
  const dropped = stands.find((glob) => !wanted.includes(glob));
  return dropped === undefined ? null : `it leaves out ${described(dropped)}`;
}

/** One pattern of what is left alone. */
export function weakerIgnore(wanted: string, stands: readonly string[]): string | null {
  return stands.includes(wanted) ? null : `${described(wanted)} leaves more documents alone`;
}
