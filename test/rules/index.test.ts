import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { RULES } from "../../src/rules/index.ts";

/** The rules of the specification's table that need no facts from GitHub, in its order. */
const TABLE = [
  ["section-missing", "error"],
  ["diagram-missing", "error"],
  ["diagram-unreadable", "warning"],
  ["scope-missing", "error"],
  ["assets-missing", "error"],
  ["asset-not-listed", "error"],
  ["element-not-listed", "warning"],
  ["asset-without-threats", "warning"],
  ["asset-duplicate", "notice"],
  ["threats-missing", "error"],
  ["stride-gap", "error"],
  ["boundary-crossing-without-threat", "warning"],
  ["severity-missing", "error"],
  ["severity-unknown", "warning"],
  ["mitigation-missing", "error"],
  ["due-missing", "warning"],
  ["due-too-late", "warning"],
  ["due-passed", "error"],
  ["acceptance-without-reason", "error"],
  ["reason-missing", "warning"],
  ["placeholder-text", "error"],
  ["boilerplate", "warning"],
  ["unread-content", "warning"],
  ["ticket-missing", "off"],
  ["document-unreadable", "error"],
  ["document-removed", "warning"],
  ["threat-removed", "warning"],
  ["severity-lowered", "warning"],
  ["mitigation-removed", "warning"],
];

test("the rules are those of the table, with its levels and in its order", () => {
  expect(RULES.map(({ id, level }) => [id, level])).toEqual(TABLE);
});

test("each rule's file is in the index", () => {
  const notRules = ["index.ts", "rule.ts", "coverage.ts"];
  const files = readdirSync("src/rules").filter((name) => name.endsWith(".ts"));
  const rules = files.filter((name) => !notRules.includes(name)).sort();
  expect(rules).toEqual(RULES.map(({ id }) => `${id}.ts`).sort());
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("says what it finds as a phrase, and what to do in sentences", () => {
    expect(rule.title).toMatch(/^["a-z].*[^.]$/);
    expect(rule.why).toMatch(/^[A-Z].*\.$/s);
    expect(rule.fix).toMatch(/^[A-Z].*\.$/s);
    expect(rule.question ?? "?").toMatch(/\?$/);
  });

  test("marks in its bad example, and there only, where it must speak", () => {
    expect(rule.examples.bad).toContain(`{${id}}`);
    expect(rule.examples.good + (rule.examples.base ?? "")).not.toContain("{");
  });
});
