/** The standard score of 95 % confidence, on both sides. */
const Z = 1.959964;

/**
 * The Wilson score interval: within it lies the true part, of which so many of all were seen, with
 * 95 % confidence. It holds for few, and for none or all of them. `all` is at least 1.
 * @see https://www.itl.nist.gov/div898/handbook/prc/section2/prc241.htm
 */
export function wilsonInterval(seen: number, all: number): { low: number; high: number } {
  const part = seen / all;
  const weight = Z ** 2 / all;
  const centre = (part + weight / 2) / (1 + weight);
  const margin = (Z / (1 + weight)) * Math.sqrt((part * (1 - part)) / all + weight / (4 * all));
  return { low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) };
}
