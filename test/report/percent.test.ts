import { expect, test } from "vitest";
import { percent, percentSpan } from "../../src/report/percent.ts";

test.each([
  [0, "0 %"],
  [0.29, "29 %"],
  [0.8999, "89 %"],
  [0.9, "90 %"],
  [0.9999, "99 %"],
  [1, "100 %"],
])("%d is %s", (part, expected) => {
  expect(percent(part)).toBe(expected);
});

test("from one to another", () => {
  expect(percentSpan(0.342, 1)).toBe("34–100 %");
});
