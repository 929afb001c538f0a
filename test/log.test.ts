import { expect, test } from "vitest";
import { errorText } from "../src/log.ts";

test.each([
  [new TypeError("fetch failed"), "TypeError: fetch failed"],
  ["a text", "a text"],
  [undefined, "undefined"],
  [new Error("two\nlines\t of it"), "Error: two lines of it"],
  [new Error("\u001b[31mred\u202e\u0000 text"), "Error: [31mred text"],
  [new Error("bad token ghs_0123456789abcdef0123"), "Error: bad token [token]"],
  [new Error("bad token github_pat_11ABC_0123456789"), "Error: bad token [token]"],
  [new Error("x".repeat(1000)), `Error: ${"x".repeat(493)}`],
])("an error stands in one short line without credentials: %s", (error, expected) => {
  expect(errorText(error)).toBe(expected);
});

test("a credential that the cut runs through is not left either", () => {
  const error = new Error(`${"x".repeat(485)} ghs_${"0".repeat(36)}`);
  expect(errorText(error)).not.toContain("ghs_");
});
