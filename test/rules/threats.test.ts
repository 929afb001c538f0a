import { describe, expect, test } from "vitest";
import type { Threat } from "../../src/model/threat-model.ts";
import { RULES } from "../../src/rules/index.ts";
import { ruleInput, TODAY } from "../support/rule-input.ts";
import { threat, threatModel } from "../support/threat-model-builder.ts";

/** What all rules on single threats say of one: `rule level`, or the rule alone. */
function said(
  fields: Partial<Threat>,
  ofRule: string,
  base: Partial<Threat> | null = null,
): string[] {
  const rule = RULES.find(({ id }) => id === ofRule);
  const modelWith = (more: Partial<Threat>) =>
    threatModel({ threats: [threat("It breaks", more)] });
  const input = ruleInput(modelWith(fields), { base: base === null ? null : modelWith(base) });
  return [...(rule?.check(input) ?? [])].map(({ level }) => level ?? rule?.level ?? "");
}

const critical = { severity: "critical" } as const;
const high = { severity: "high" } as const;
const medium = { severity: "medium" } as const;

test.each<[string, Partial<Threat>, string[]]>([
  ["mitigation-missing", critical, ["error"]],
  ["mitigation-missing", high, ["error"]],
  ["mitigation-missing", medium, ["warning"]],
  ["mitigation-missing", { severity: "low" }, []],
  ["mitigation-missing", {}, []],
  ["mitigation-missing", { ...high, mitigations: ["mTLS"] }, []],
  ["mitigation-missing", { ...high, mitigations: ["Not mitigated"] }, ["error"]],
  ["mitigation-missing", { ...high, mitigations: ["TBD"] }, ["error"]],
  ["mitigation-missing", { ...high, owner: "Priya" }, []],
  ["mitigation-missing", { ...high, owner: "TBD" }, ["error"]],
  ["mitigation-missing", { ...high, tickets: ["#12"] }, []],
  ["mitigation-missing", { ...high, status: "accepted" }, []],
  ["mitigation-missing", { ...high, status: "transferred" }, []],
  ["mitigation-missing", { ...high, status: "not-applicable" }, []],
  ["mitigation-missing", { ...high, status: "mitigated" }, []],

  ["severity-missing", {}, ["error"]],
  ["severity-missing", { severity: "info" }, []],
  ["severity-missing", { unknownSeverity: "Spicy" }, []],
  ["severity-missing", { status: "accepted" }, ["error"]],
  ["severity-missing", { status: "not-applicable" }, []],
  ["severity-unknown", { unknownSeverity: "Spicy" }, ["warning"]],
  ["severity-unknown", {}, []],

  ["due-missing", high, ["warning"]],
  ["due-missing", { ...critical, due: TODAY }, []],
  ["due-missing", { ...high, status: "mitigated" }, []],
  ["due-missing", medium, []],

  ["due-too-late", { ...high, due: "2026-12-23" }, []],
  ["due-too-late", { ...high, due: "2026-12-24" }, ["warning"]],
  ["due-too-late", { ...critical, due: "2026-12-01" }, ["warning"]],
  ["due-too-late", { severity: "low", due: "2099-01-01" }, []],
  ["due-too-late", { ...high, due: "2099-01-01", status: "mitigated" }, []],

  ["due-passed", { due: "2026-11-22" }, ["error"]],
  ["due-passed", { due: TODAY }, []],
  ["due-passed", { due: "2026-11-22", status: "mitigated" }, []],

  ["acceptance-without-reason", { status: "accepted" }, ["error"]],
  ["acceptance-without-reason", { status: "accepted", reason: "The data is public" }, ["error"]],
  ["acceptance-without-reason", { status: "accepted", owner: "Priya" }, ["error"]],
  ["acceptance-without-reason", { status: "accepted", owner: "Priya", reason: "It is public" }, []],
  ["acceptance-without-reason", { status: "accepted", owner: "-", reason: "N/A" }, ["error"]],

  ["reason-missing", { status: "not-applicable" }, ["warning"]],
  ["reason-missing", { status: "not-applicable", reason: "There are no users" }, []],

  ["ticket-missing", {}, ["off"]],
  ["ticket-missing", { tickets: ["OPS-3"] }, []],
])("%s, of %j: %j", (rule, fields, expected) => {
  expect(said(fields, rule)).toEqual(expected);
});

describe("held against the base branch", () => {
  test.each<[string, Partial<Threat>, Partial<Threat>, string[]]>([
    ["severity-lowered", high, medium, ["warning"]],
    ["severity-lowered", high, high, []],
    ["severity-lowered", medium, high, []],
    ["severity-lowered", high, {}, []],
    ["severity-lowered", high, { ...medium, title: "It breaks (again)" }, ["warning"]],
    ["mitigation-removed", { mitigations: ["mTLS"] }, {}, ["warning"]],
    ["mitigation-removed", { mitigations: ["mTLS"] }, { mitigations: ["mTLS between all"] }, []],
    ["threat-removed", {}, { title: "It breaks down" }, []],
    ["threat-removed", {}, { title: "Something else altogether" }, ["warning"]],
  ])("%s, from %j to %j: %j", (rule, before, after, expected) => {
    expect(said(after, rule, before)).toEqual(expected);
  });

  test("nothing is said where there is nothing to compare with", () => {
    for (const rule of ["threat-removed", "severity-lowered", "mitigation-removed"]) {
      expect(said(high, rule)).toEqual([]);
    }
  });
});
