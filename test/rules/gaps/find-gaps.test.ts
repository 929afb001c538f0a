import { describe, expect, test } from "vitest";
import type { Level } from "../../../src/model/gap.ts";
import { emptyThreatModel } from "../../../src/model/threat-model.ts";
import { findGaps, gapsOf, MOST_PER_RULE } from "../../../src/rules/gaps/find-gaps.ts";
import { countedGaps } from "../../../src/rules/gaps/gap-counts.ts";
import { DEFAULT_QUESTIONS } from "../../../src/rules/questions/default-questions.ts";
import type { Finding, Rule } from "../../../src/rules/rule.ts";
import { ruleInput } from "../../support/rule-input.ts";
import { asset, note, threat, threatModel } from "../../support/threat-model-builder.ts";

/** A rule that finds what it is told to. */
function rule(id: string, level: Rule["level"], findings: readonly Partial<Finding>[]): Rule {
  const text = { title: "", label: { one: "", many: "" }, why: "", fix: "", question: null };
  return {
    id,
    level,
    ...text,
    examples: { good: "", bad: "" },
    *check() {
      for (const finding of findings) {
        yield { line: 1, endLine: 1, message: "It is so.", subject: null, ...finding };
      }
    },
  };
}

const input = ruleInput(threatModel());
const gaps = (rules: readonly Rule[], levels = {}) =>
  gapsOf(rules, input, levels, DEFAULT_QUESTIONS);

describe("a gap's level", () => {
  const error = rule("r", "error", [{}, { level: "warning" }]);
  const off = rule("r", "off", [{}]);

  test.each<[string, Rule, Record<string, "off" | Level>, Level[]]>([
    ["is the rule's, or the finding's own", error, {}, ["error", "warning"]],
    ["is the configured one, instead of both", error, { r: "notice" }, ["notice", "notice"]],
    ["is none where the rule is configured off", error, { r: "off" }, []],
    ["is none where the rule is off by itself", off, {}, []],
    ["is the configured one of a rule that is off by itself", off, { r: "error" }, ["error"]],
    [
      "heeds no setting that the object only inherits",
      rule("constructor", "error", [{}]),
      {},
      ["error"],
    ],
  ])("%s", (_, one, levels, expected) => {
    expect(gaps([one], levels).map(({ level }) => level)).toEqual(expected);
  });
});

describe("a gap's id", () => {
  test("names the rule, the subject and the category", () => {
    const [gap] = gaps([
      rule("r", "error", [{ subject: "The Billing DB (x)", stride: "spoofing" }]),
    ]);
    expect(gap?.id).toBe("r@billing-db:spoofing");
  });

  test("is numbered only where it would be there twice", () => {
    const found = [{ subject: "A" }, { subject: "a" }, { subject: "B" }, { subject: null }];
    const ids = gaps([rule("r", "error", found)]).map(({ id }) => id);
    expect(ids).toEqual(["r@a", "r@a~2", "r@b", "r"]);
  });

  test("stays when lines move", () => {
    const at = (line: number) =>
      gaps([rule("r", "error", [{ subject: "A", line, endLine: line }])]);
    expect(at(7).map(({ id }) => id)).toEqual(at(90).map(({ id }) => id));
  });
});

test("gaps stand in line order, on one line in the order of the rules", () => {
  const rules = [
    rule("one", "error", [{ line: 9 }, { line: 2 }]),
    rule("two", "error", [{ line: 2 }]),
  ];
  expect(gaps(rules).map((gap) => `${gap.line} ${gap.rule}`)).toEqual(["2 one", "2 two", "9 one"]);
});

test("a rule that finds no end shows so many, and says that there are more", () => {
  const endless: Rule = {
    ...rule("r", "error", []),
    *check() {
      for (let line = 1; ; line += 1) yield { line, endLine: line, message: "So.", subject: "x" };
    },
  };
  const found = gaps([endless]);
  expect(found).toHaveLength(MOST_PER_RULE + 1);
  expect(found.at(-1)?.message).toContain("not listed");
});

describe("documents without a threat model to speak of", () => {
  const empty = emptyThreatModel("docs/design/x.md", "markdown");

  test("no section: one gap, whatever else is missing", () => {
    const found = findGaps(ruleInput(empty), {});
    expect(found.map(({ id }) => id)).toEqual(["section-missing"]);
  });

  test("an unreadable document: that, and nothing of its contents", () => {
    const unread = [{ line: 1, endLine: 1, what: "document", why: "it is not UTF-8" }] as const;
    const found = findGaps(ruleInput({ ...empty, unread }), {});
    expect(found.map(({ id }) => id)).toEqual(["document-unreadable"]);
  });

  test("a deleted document: that it had a threat model, and nothing else", () => {
    const base = threatModel({ threats: [threat("It breaks")] });
    const found = findGaps({ ...ruleInput(empty, { base }), change: "removed" }, {});
    expect(found.map(({ id }) => id)).toEqual(["document-removed"]);
  });

  test("an empty section: what is missing, without a word on STRIDE", () => {
    const found = findGaps(ruleInput(threatModel()), {});
    expect(found.map(({ id }) => id)).toEqual([
      "diagram-missing",
      "scope-missing",
      "assets-missing",
      "threats-missing",
    ]);
  });
});

test("gaps of different subjects ask different questions, each the same every time", () => {
  const names = ["Shop", "Codes", "Mailer", "Ledger", "Printer", "Till", "Vault", "Gate"];
  const assets = names.map((name, at) => asset(name, "application", at + 1));
  const threats = [threat("x", { severity: "low", assets: ["Shop"] })];
  const model = threatModel({ assets, threats, considered: [note("spoofing", { reason: null })] });
  const ask = () =>
    findGaps(ruleInput(model, { settings: { coverage: "asset" } }), {})
      .filter((gap) => gap.stride === "tampering")
      .map(({ question, subject }) => question?.replace(subject ?? "", "it"));
  expect(new Set(ask()).size).toBeGreaterThan(1);
  expect(ask()).toEqual(ask());
});

describe("gaps counted for a title", () => {
  const of = (id: string) => ({ ...gaps([rule(id, "error", [{}])])[0]!, rule: id });

  test.each([
    [["stride-gap", "asset-not-listed", "stride-gap"], "1 asset not listed, 2 STRIDE gaps"],
    [["scope-missing"], "1 scope not said"],
    [[], ""],
  ])("%j", (ids, words) => {
    expect(countedGaps(ids.map(of))).toBe(words);
  });
});

test("a question speaks of a threat by its title, cut where it is long, and not by its number", () => {
  const title = `A clerk ${"very ".repeat(30)}quietly raises the value of a card.`;
  const threats = [threat(title, { id: "7", stride: ["tampering"] })];
  const gap = findGaps(ruleInput(threatModel({ threats })), {}).find(
    ({ rule: id }) => id === "severity-missing",
  );
  expect(gap?.id).toBe("severity-missing@7");
  expect(gap?.question).toMatch(/^A clerk very .*…: if it happened tonight/);
});
