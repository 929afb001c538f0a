import { expect, test } from "vitest";
import { wilsonInterval } from "../../src/findings/wilson.ts";

/**
 * Newcombe's worked examples of the score method without continuity correction.
 * @see https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E
 */
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [29, 29, 0.883, 1],
])("%d of %d lie between %d and %d", (seen, all, low, high) => {
  const interval = wilsonInterval(seen, all);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});
