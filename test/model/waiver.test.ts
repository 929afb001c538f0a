import { expect, it } from "vitest";
import { endOf, lapseOf, untilInWords } from "../../src/model/waiver.ts";
import { aWaiver } from "../support/facts-builder.ts";

const OVER = "its time is over";

it.each([
  ["without an end", null, "2036-11-23T12:00:00Z", null],
  ["in the last second of its day", "2026-12-01", "2026-12-01T23:59:59Z", null],
  ["in the first moment of the next day", "2026-12-01", "2026-12-02T00:00:00Z", OVER],
  ["a second before its moment", "2026-12-01T12:00:00Z", "2026-12-01T11:59:59.999Z", null],
  ["at its moment", "2026-12-01T12:00:00Z", "2026-12-01T12:00:00Z", OVER],
  [
    "at its moment, told in parts of a second",
    "2026-12-01T12:00:00Z",
    "2026-12-01T12:00:00.001Z",
    OVER,
  ],
  ["on the last day of a leap year's February", "2028-02-29", "2028-03-01T00:00:00Z", OVER],
])("a waiver %s", (_when, until, now, expected) => {
  expect(lapseOf(aWaiver({ until }), "f", now)).toBe(expected);
});

it("that is bound to a threat model opens the gate for no other", () => {
  const bound = aWaiver({ fingerprint: "f" });
  expect(lapseOf(bound, "f", bound.at)).toBeNull();
  expect(lapseOf(bound, "g", bound.at)).toBe("the threat model has changed");
});

it("that was taken back holds for nothing, whatever else is so", () => {
  const ended = aWaiver({ until: "2020-01-01", ended: "2026-11-22T10:00:00Z" });
  expect(lapseOf(ended, "f", "2026-11-23T12:00:00Z")).toBe("taken back");
});

it("ends for people on a day, or at a time of it", () => {
  expect(untilInWords("2026-12-01")).toBe("2026-12-01");
  expect(untilInWords("2026-12-01T12:00:00Z")).toBe("2026-12-01 12:00 UTC");
});

it("ends at a moment that can be waited for", () => {
  expect(endOf("2026-12-31")).toBe("2027-01-01T00:00:00Z");
  expect(endOf("2026-12-01T12:00:00Z")).toBe("2026-12-01T12:00:00Z");
});
