import { describe, expect, test } from "vitest";
import { compareThreats, mitigationsGone } from "../../src/model/compare.ts";
import { threadTime } from "../support/thread-time.ts";
import { threat } from "../support/threat-model-builder.ts";

const guessed = threat("A guessed code is spent by a stranger", { id: "T1" });
const leaked = threat("Codes leak through the access log", { id: "T2" });

/** Which old threat each new one is, as `new ← old`. */
function kept(before: Parameters<typeof compareThreats>[0], after: typeof before): string[] {
  return compareThreats(before, after).kept.map(
    (pair) => `${pair.after.title} ← ${pair.before.title}`,
  );
}

describe("a threat keeps its identity", () => {
  test("when nothing changed but the order and the numbers", () => {
    const after = [
      { ...leaked, id: "T1" },
      { ...guessed, id: "T2" },
    ];
    expect(kept([guessed, leaked], after)).toEqual([
      `${leaked.title} ← ${leaked.title}`,
      `${guessed.title} ← ${guessed.title}`,
    ]);
  });

  test("when its title is written anew under the same id", () => {
    const after = [{ ...guessed, title: "Brute force" }, leaked];
    expect(kept([guessed, leaked], after)).toContain(`Brute force ← ${guessed.title}`);
  });

  test("when it is renamed and has no id", () => {
    const before = [{ ...guessed, id: null }];
    const after = [threat("A guessed gift-card code is spent by any stranger")];
    expect(kept(before, after)).toHaveLength(1);
  });

  test("when markup, case and plural change", () => {
    const after = [threat("a GUESSED **codes** is spent by a stranger")];
    expect(kept([{ ...guessed, id: null }], after)).toHaveLength(1);
  });

  test("next to another of the same title, by its assets", () => {
    const of = (name: string) => threat("Tampering", { assets: [name] });
    const { kept: pairs } = compareThreats([of("Shop"), of("Codes")], [of("Codes"), of("Shop")]);
    expect(pairs.every((pair) => pair.before.assets[0] === pair.after.assets[0])).toBe(true);
  });
});

describe("what is no longer there, and what is new", () => {
  test("is told apart", () => {
    const fresh = threat("The printer prints cards twice", { id: "T3" });
    const { added, removed } = compareThreats([guessed, leaked], [leaked, fresh]);
    expect({ added, removed }).toEqual({ added: [fresh], removed: [guessed] });
  });

  test("is told apart too where a new threat takes over an old number", () => {
    const fresh = threat("The printer prints cards twice", { id: "T1" });
    const { added, removed } = compareThreats([guessed], [fresh, { ...guessed, id: "T2" }]);
    expect({ added, removed }).toEqual({ added: [fresh], removed: [] });
  });

  test("is told of 10,000 threats in little time", () => {
    const many = (word: string) =>
      Array.from({ length: 10_000 }, (_, at) => threat(`${word} number ${at} breaks`));
    const started = threadTime();
    const { added, removed } = compareThreats(many("Clock"), many("Valve"));
    expect([added.length, removed.length]).toEqual([10_000, 10_000]);
    expect(threadTime() - started).toBeLessThan(3000);
  });
});

describe("a mitigation is gone", () => {
  const pair = (before: string[], after: string[]) =>
    mitigationsGone({
      before: { ...guessed, mitigations: before },
      after: { ...guessed, mitigations: after },
    });

  test.each([
    ["deleted", ["Codes have 80 random bits", "Five tries an hour"], ["Five tries an hour"], 1],
    ["replaced", ["Codes have 80 random bits"], ["Guards at the door"], 1],
    [
      "reordered",
      ["Codes are long", "Five tries an hour"],
      ["Five tries an hour", "Codes are long"],
      0,
    ],
    ["reworded", ["Codes have 80 random bits"], ["Codes now have 96 random bits"], 0],
    ["merged", ["mTLS", "Rate limit"], ["Rate limit for each client, and mTLS"], 0],
  ])("when it was %s", (_, before, after, count) => {
    expect(pair(before, after)).toHaveLength(count);
  });
});
