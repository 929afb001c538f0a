import { expect, test } from "vitest";
import { given } from "./situations.ts";

const RECORDED: readonly (readonly [string, object])[] = [
  ["trained @ada live", { logins: ["ada"], module: "live", on: "2026-11-23" }],
  [
    "trained @ada ben Foundations on:2026-11-20",
    { logins: ["ada", "ben"], module: "foundations", on: "2026-11-20" },
  ],
  ["trained @ada @ada introduction", { logins: ["ada"], module: "introduction" }],
];

test.each(RECORDED)("%s", (line, effect) => {
  expect(given(line).effects).toEqual([
    expect.objectContaining({ kind: "record-training", ...effect }),
  ]);
});

const REFUSED: readonly (readonly [string, RegExp])[] = [
  ["trained @ada @ben lives", /did you mean/],
  ["trained @ada ../x live", /wants one name on GitHub/],
  ["trained @ada live on:yesterday", /on: wants a day/],
  ["trained @ada live on:2026-12-24", /still to come/],
];

test.each(REFUSED)("%s is refused, saying why", (line, why) => {
  const { result, answer } = given(line);
  expect([result, answer]).toEqual(["refused", expect.stringMatching(why)]);
});
