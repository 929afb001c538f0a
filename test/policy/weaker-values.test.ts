import { expect, test } from "vitest";
import { COVERAGE_MODES, type CoverageMode } from "../../src/model/coverage.ts";
import type { RuleLevel } from "../../src/model/gap.ts";
import {
  weakerCoverage,
  weakerIgnore,
  weakerLevel,
  weakerLimit,
  weakerMaxBytes,
  weakerPaths,
} from "../../src/policy/weaker-values.ts";

test.each<[CoverageMode, readonly CoverageMode[]]>([
  ["model", ["model", "asset", "element"]],
  ["asset", ["asset"]],
  ["element", ["element"]],
])("where coverage is of %s, a repository may ask for %j", (stands, allowed) => {
  const found = COVERAGE_MODES.filter((wanted) => weakerCoverage(wanted, stands) === null);
  expect(found).toEqual(allowed);
});

test.each<[RuleLevel, readonly RuleLevel[]]>([
  ["off", ["off", "notice", "warning", "error"]],
  ["notice", ["notice", "warning", "error"]],
  ["warning", ["warning", "error"]],
  ["error", ["error"]],
])("where a rule is %s, a repository may make it %j", (stands, allowed) => {
  const levels: readonly RuleLevel[] = ["off", "notice", "warning", "error"];
  expect(levels.filter((wanted) => weakerLevel(wanted, stands) === null)).toEqual(allowed);
});

test.each([
  [7, 7, null],
  [6, 7, null],
  [8, 7, "8d is later than 7d"],
  [null, 7, "it has a limit of 7d"],
  [3650, null, null],
  [null, null, null],
])("a limit of %j days where %j stand: %j", (wanted, stands, weaker) => {
  expect(weakerLimit(wanted, stands)).toBe(weaker);
});

test.each([
  [2048, 2048, null],
  [4096, 2048, null],
  [1024, 2048, "1024 is smaller than 2048"],
])("documents of %j bytes where %j stand: %j", (wanted, stands, weaker) => {
  expect(weakerMaxBytes(wanted, stands)).toBe(weaker);
});

test.each([
  [["a", "b"], null],
  [["b", "c", "a"], null],
  [["a", "c"], 'it leaves out "b"'],
  [[], 'it leaves out "a"'],
  [["A", "b"], 'it leaves out "a"'],
])("documents in %j where a and b stand: %j", (wanted, weaker) => {
  expect(weakerPaths(wanted, ["a", "b"])).toBe(weaker);
});

test("leaving alone what is left alone already is not weaker, anything else is", () => {
  expect(weakerIgnore("a", ["a", "b"])).toBeNull();
  expect(weakerIgnore("**", ["a", "b"])).toBe('"**" leaves more documents alone');
});
