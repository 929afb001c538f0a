/** How far figures lie apart. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  /** Standard deviation, of all of them and not of a sample. */
  readonly deviation: number;
}

/** The spread of at least one figure. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  const mean = sorted.reduce((sum, figure) => sum + figure, 0) / sorted.length;
  const squares = sorted.reduce((sum, figure) => sum + (figure - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / sorted.length);
  return { min: at(0), median: at(0.5), max: at(1), deviation };
}

/** As cells of a table. */
export function spreadCells({ min, median, max, deviation }: Spread): readonly string[] {
  return [String(min), String(median), String(max), deviation.toFixed(2)];
}
