import { expect, it } from "vitest";
import { lapseOf, nextEnd, untilInWords } from "../../src/model/waiver.ts";
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

it.each([
  ["none", [], null],
  ["one without an end", [null], null],
  [
    "some, the earliest that is still to come",
    ["2026-12-02", "2026-11-30", "2026-11-01"],
    "2026-12-01T00:00:00Z",
  ],
  ["a day and a moment on it", ["2026-12-01", "2026-12-01T12:00:00Z"], "2026-12-01T12:00:00Z"],
])("the next end of %s", (_which, untils, expected) => {
  const waivers = untils.map((until) => aWaiver({ until }));
  expect(nextEnd(waivers, "2026-11-23T12:00:00Z")).toBe(expected);
  const ended = waivers.map((waiver) => ({ ...waiver, ended: "2026-11-22T10:00:00Z" }));
  expect(nextEnd(ended, "2026-11-23T12:00:00Z")).toBeNull();
});
