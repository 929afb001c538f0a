import fc from "fast-check";
import { expect, test } from "vitest";
import { wilsonInterval } from "../../src/findings/wilson.ts";
import type { DiscoveryRate } from "../../src/model/promotion.ts";
import { rateChart } from "../../src/report/rate-chart.ts";

function rate(severity: DiscoveryRate["severity"], found: number, all: number): DiscoveryRate {
  if (all === 0) return { severity, found, all, rate: null, interval: null };
  return { severity, found, all, rate: found / all, interval: wilsonInterval(found, all) };
}

test("shows each rate in its interval, with its numbers, and what is asked for", () => {
  const rates = [rate("critical", 3, 5), rate("high", 12, 12), rate("medium", 0, 0)];
  const marks = [
    { at: 0.7, meaning: "back" },
    { at: 0.9, meaning: "on" },
  ];
  expect(rateChart(rates, marks)).toBe(
    [
      "critical  ·········├──────────────●───┊──────┤┊····  3 of 5: 60 % (23–88 %)",
      "high      ····························┊·├─────┊───●  12 of 12: 100 % (75–100 %)",
      "medium    ····························┊·······┊····  no finding",
      "          0 %               50 %              100 %",
      "                                      ┊ 70 %: back",
      "                                              ┊ 90 %: on",
    ].join("\n"),
  );
});

test("a rate under the mark never shows as the mark", () => {
  expect(rateChart([rate("high", 897, 1000)], [])).toContain("897 of 1000: 89 %");
});

test("all lines are drawn on the same scale, whatever the numbers", () => {
  const numbers = fc
    .tuple(fc.nat(2000), fc.nat(2000))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
  fc.assert(
    fc.property(numbers, fc.double({ min: 0, max: 1, noNaN: true }), ([found = 0, all = 0], at) => {
      const [line = ""] = rateChart([rate("high", found, all)], [{ at, meaning: "" }]).split("\n");
      expect(line.slice(6).search(/ {2}\S/)).toBe(41);
    }),
  );
});
