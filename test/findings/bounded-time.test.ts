import { expect, test } from "vitest";
import { foldLedger } from "../../src/findings/fold.ts";
import { pull, threat } from "./story.ts";

/** Forty words that no other number has. */
function title(number: number): string {
  const words = Array.from({ length: 40 }, (_, at) => (number * 7919 + at * 104_729) % 1_000_003);
  return words
    .map((word) => word.toString(36))
    .join(" ")
    .slice(0, 290);
}

test.each([20, 60, 200])("thirty pushes of %d other threats each are followed at once", (count) => {
  const { model } = pull();
  const events = Array.from({ length: 30 }, (_, push) =>
    model(
      push,
      Array.from({ length: count }, (_none, at) => threat(title(push * 1000 + at))),
    ),
  );
  const before = process.cpuUsage();
  expect(foldLedger(events).findings).toHaveLength(count);
  const { user } = process.cpuUsage(before);
  expect(user / 1000).toBeLessThan(3000);
});
