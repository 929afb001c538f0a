/** A part of one in whole percent, rounded down: what is under a mark never shows as the mark. */
export function percent(part: number): string {
  return `${wholePercent(part)} %`;
}

/** From one part to another, in whole percent. */
export function percentSpan(low: number, high: number): string {
  return `${wholePercent(low)}–${wholePercent(high)} %`;
}

/** 0.29 of 100 is a little less than 29 to a computer. */
const ROUNDING = 1e-9;

function wholePercent(part: number): number {
  return Math.floor(part * 100 + ROUNDING);
}
