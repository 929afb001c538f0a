import { describe, expect, test } from "vitest";
import { weakerLevel } from "../../src/policy/weaker-values.ts";
import { RULES } from "../../src/rules/index.ts";
import { findingsIn, markedLines } from "../support/rule-examples.ts";

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("finds nothing in its good example", () => {
    expect(findingsIn(rule, "good").map(({ message }) => message)).toEqual([]);
  });

  test("finds something on each marked line of its bad example, and on no other", () => {
    const lines = findingsIn(rule, "bad").map(({ line }) => line);
    expect([...lines].sort((a, b) => a - b)).toEqual(markedLines(id, rule.examples.bad));
  });

  test.each([true, false])("weighs nothing more than it says, Security looking: %s", (looks) => {
    const heaviest = rule.heaviest ?? rule.level;
    for (const { level = rule.level } of findingsIn(rule, "bad", { securityLooks: looks })) {
      expect(weakerLevel(heaviest, level)).toBeNull();
    }
  });

  test("says so in one sentence of plain text", () => {
    for (const { message } of findingsIn(rule, "bad")) {
      expect(message).toMatch(/^[A-Z"][^\n`]*[.?]$/);
      expect(message.length).toBeLessThan(250);
    }
  });
});
