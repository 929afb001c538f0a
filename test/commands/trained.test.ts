import { describe, expect, test } from "vitest";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { factsUnder } from "../support/facts-builder.ts";
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

describe("where the config names modules of its own", () => {
  const modules = ["secure-design", "logs"].map((name) => ({ name, link: null, stride: [] }));
  const facts = factsUnder("training", { training: { ...DEFAULT_POLICY.training, modules } });

  test("these are recorded", () => {
    expect(given("trained @ada secure-design", { facts }).effects).toEqual([
      expect.objectContaining({ kind: "record-training", module: "secure-design" }),
    ]);
  });

  test("no other is, and these are listed", () => {
    const { result, answer } = given("trained @ada foundations", { facts });
    expect(result).toBe("refused");
    expect(answer).toMatch(/foundations.*secure-design.*logs/);
  });
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
