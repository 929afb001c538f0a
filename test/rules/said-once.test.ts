import { describe, expect, test } from "vitest";
import type { ThreatModel, Understood } from "../../src/model/threat-model.ts";
import { gapsOf } from "../../src/rules/gaps/find-gaps.ts";
import { countedGaps } from "../../src/rules/gaps/gap-counts.ts";
import { RULES } from "../../src/rules/index.ts";
import { DEFAULT_QUESTIONS } from "../../src/rules/questions/default-questions.ts";
import { ruleInput } from "../support/rule-input.ts";
import { threat, threatModel } from "../support/threat-model-builder.ts";

const six = ["a", "b", "c", "d", "e", "f"];
const list: Understood = {
  what: "table",
  as: "threats",
  columns: [],
  items: 6,
  line: 12,
  endLine: 20,
};

function gaps(ofRule: string, parts: Partial<ThreatModel>) {
  const rules = RULES.filter(({ id }) => id === ofRule);
  return gapsOf(rules, ruleInput(threatModel(parts)), {}, DEFAULT_QUESTIONS);
}

function threats(fields: Parameters<typeof threat>[1], titles = six) {
  return titles.map((title, at) => threat(title, { line: 14 + at, endLine: 14 + at, ...fields }));
}

const placeholders = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    text: `{{ x${at} }}`,
    line: at + 4,
    endLine: at + 4,
  }));

describe("what all threats lack is said once, where their list begins", () => {
  test.each([
    ["severity-missing", {}, "None of the 6 threats has a severity.", 6],
    [
      "mitigation-missing",
      { severity: "high" },
      "None of the 6 threats has a mitigation, an acceptance or an owner; 6 of them are medium or worse.",
      6,
    ],
  ] as const)("%s", (rule, fields, message, count) => {
    const found = gaps(rule, { threats: threats(fields), understood: [list] });
    expect(found).toMatchObject([
      { id: rule, line: 12, endLine: 12, level: "error", message, count },
    ]);
    expect(found[0]?.question).not.toContain("{subject}");
  });

  test("where no list was understood, at the section's heading", () => {
    expect(gaps("severity-missing", { threats: threats({}) })).toMatchObject([{ line: 3 }]);
  });

  test("medium threats alone only warn", () => {
    const found = gaps("mitigation-missing", { threats: threats({ severity: "medium" }) });
    expect(found).toMatchObject([{ level: "warning" }]);
  });

  test("low threats alone need no mitigation", () => {
    expect(gaps("mitigation-missing", { threats: threats({ severity: "low" }) })).toEqual([]);
  });
});

describe("one threat that has it shows that the others lack it, each by itself", () => {
  test.each([
    ["severity-missing", {}, { severity: "low" }],
    ["severity-missing", {}, { unknownSeverity: "Spicy" }],
    ["mitigation-missing", { severity: "high" }, { severity: "high", owner: "Priya" }],
  ] as const)("%s, %j beside %j", (rule, lacking, having) => {
    const all = [...threats(lacking), threat("g", having)];
    expect(gaps(rule, { threats: all, understood: [list] }).map(({ id }) => id)).toEqual(
      six.map((title) => `${rule}@${title}`),
    );
  });

  test("a threat that does not apply needs no severity, and shows nothing", () => {
    const all = [...threats({}), threat("g", { status: "not-applicable" })];
    expect(gaps("severity-missing", { threats: all })).toHaveLength(1);
  });
});

test("five threats are few enough to name each", () => {
  expect(gaps("severity-missing", { threats: threats({}, six.slice(1)) })).toHaveLength(5);
});

test("a template's many placeholders are one gap at the first of them", () => {
  expect(gaps("placeholder-text", { placeholders: placeholders(20) })).toHaveLength(20);
  expect(gaps("placeholder-text", { placeholders: placeholders(21) })).toMatchObject([
    { id: "placeholder-text", line: 4, count: 21 },
  ]);
});

test("a title counts what such a gap speaks of, and among the rest the gaps", () => {
  const all = threats({ severity: "high" });
  const unrated = gaps("severity-missing", { threats: threats({}) });
  expect(countedGaps(unrated)).toBe("6 threats without severity");
  const [unmitigated] = gaps("mitigation-missing", { threats: all });
  const others = ["section-missing", "scope-missing", "assets-missing"].map((rule) => ({
    ...unrated[0]!,
    rule,
    count: 1,
  }));
  expect(countedGaps([...others, unmitigated!])).toMatch(/, 1 more$/);
});
