import type { DiscoveryRate } from "../model/promotion.ts";
import { percent, percentSpan } from "./percent.ts";

/** A part that a chart points out, from 0 to 1. */
export interface RateMark {
  readonly at: number;
  readonly meaning: string;
}

/** Two and a half percent a step. */
const STEPS = 40;

/**
 * Rates as a chart of plain text, a line each: the interval, and in it the point that was seen, on a
 * scale from 0 to 100 %, with the numbers beside it. A column of equally wide letters lines it up.
 */
export function rateChart(rates: readonly DiscoveryRate[], marks: readonly RateMark[]): string {
  const width = Math.max(...rates.map(({ severity }) => severity.length)) + 2;
  const margin = " ".repeat(width);
  return [
    ...rates.map((rate) => `${rate.severity.padEnd(width)}${drawn(rate, marks)}`),
    `${margin}0 %${"50 %".padStart(STEPS / 2 - 1)}${"100 %".padStart(STEPS / 2 - 1)}`,
    ...marks.map(
      ({ at, meaning }) => `${margin}${" ".repeat(step(at))}┊ ${percent(at)}: ${meaning}`,
    ),
  ].join("\n");
}

function drawn({ rate, interval, found, all }: DiscoveryRate, marks: readonly RateMark[]): string {
  const line = Array<string>(STEPS + 1).fill("·");
  const put = (part: number, sign: string) => line.splice(step(part), 1, sign);
  if (interval !== null) {
    line.fill("─", step(interval.low), step(interval.high));
    put(interval.low, "├");
    put(interval.high, "┤");
  }
  for (const { at } of marks) put(at, "┊");
  if (rate === null || interval === null) return `${line.join("")}  no finding`;
  put(rate, "●");
  const span = percentSpan(interval.low, interval.high);
  return `${line.join("")}  ${found} of ${all}: ${percent(rate)} (${span})`;
}

function step(part: number): number {
  return Math.round(part * STEPS);
}
