import { expect, it } from "vitest";
import { STRIDE } from "../../src/model/stride.ts";
import { RULES } from "../../src/rules/index.ts";
import { commandLine } from "./command-line.ts";

const cli = commandLine();

it.each(RULES)("explains the rule $id: why, what to do, and with an example", async (rule) => {
  const { status, printed } = await cli.run(["explain", rule.id]);
  expect(status).toBe(0);
  for (const part of [rule.id, rule.title, rule.why, rule.fix]) expect(printed).toContain(part);
  expect(printed).not.toContain(`{${rule.id}}`);
});

it.each(STRIDE)("explains the category %s with questions, in any case", async (category) => {
  const { status, printed } = await cli.run(["explain", category.toUpperCase()]);
  expect(status).toBe(0);
  expect(printed).toMatch(/\?\n/);
});

it.each([
  [["stride-gpa"], "did you mean stride-gap?"],
  [["repudation"], "did you mean repudiation?"],
  [["\u001b[31mzzz"], '"\\u001b[31mzzz"'],
  [[], "name one rule or category"],
  [["stride-gap", "asset-not-listed"], "name one rule or category"],
])("refuses %j: %s", async (words, hint) => {
  const { status, printed, complained } = await cli.run(["explain", ...words]);
  expect({ status, printed }).toEqual({ status: 2, printed: "" });
  expect(complained).toContain(hint);
});
