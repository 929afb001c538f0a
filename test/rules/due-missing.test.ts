import { expect, test } from "vitest";
import type { Understood } from "../../src/model/threat-model.ts";
import { dueMissing } from "../../src/rules/due-missing.ts";
import { ruleInput } from "../support/rule-input.ts";
import { threat, threatModel } from "../support/threat-model-builder.ts";

const list: Understood = {
  what: "list",
  as: "threats",
  columns: [],
  items: 1,
  line: 5,
  endLine: 6,
};
const column = (field: string) => ({ header: field, field });
const table = (...fields: string[]): Understood => ({
  ...list,
  what: "table",
  columns: fields.map(column),
});

test.each([
  ["a table with a status", [table("title", "mitigation", "status")], ["mTLS"], 1],
  ["a table with a decision", [table("title", "decision")], ["mTLS"], 1],
  ["a table without a status", [table("title", "mitigation")], ["mTLS"], 0],
  ["a table without a status, and no mitigation", [table("title", "mitigation")], [], 1],
  ["a table without a status, and a list", [table("title"), list], ["mTLS"], 1],
  ["a modelling tool's file", [], ["mTLS"], 1],
])("a high threat without a date in %s", (_, understood, mitigations, count) => {
  const threats = [threat("It breaks", { severity: "high", mitigations })];
  const found = [...dueMissing.check(ruleInput(threatModel({ understood, threats })))];
  expect(found).toHaveLength(count);
});
