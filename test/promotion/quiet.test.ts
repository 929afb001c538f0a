import { expect, test } from "vitest";
import { isQuiet } from "../../src/promotion/quiet.ts";

const STEP = { from: "observation", to: "review" } as const;
const CLOSED = { ...STEP, digest: "a", closedAt: "2026-03-01T12:00:00Z" };
const POLICY = { mode: "propose", quietDays: 30 } as const;

test.each<[string, Partial<typeof CLOSED & { mode: "off"; quietDays: number }>, string, boolean]>([
  ["a proposal is not repeated at once", {}, "2026-03-01T12:00:01Z", true],
  ["nor in the last second of its days", {}, "2026-03-31T11:59:59Z", true],
  ["it is after them", {}, "2026-03-31T12:00:00Z", false],
  ["it is at once where the evidence changed", { digest: "b" }, "2026-03-01T12:00:01Z", false],
  ["it is at once where no day is quiet", { quietDays: 0 }, "2026-03-01T12:00:00Z", false],
  ["it never is where the app only reports", { mode: "off" }, "2027-01-01T00:00:00Z", true],
])("%s", (_name, { digest = "a", ...changes }, now, expected) => {
  expect(isQuiet([CLOSED], STEP, digest, { ...POLICY, ...changes }, now)).toBe(expected);
});

test("what was closed of another step says nothing of this one", () => {
  const back = { from: "review", to: "observation" } as const;
  expect(isQuiet([CLOSED], back, "a", POLICY, "2026-03-02T00:00:00Z")).toBe(false);
  expect(isQuiet([], STEP, "a", POLICY, "2026-03-02T00:00:00Z")).toBe(false);
});
