import { readDocument } from "../../src/formats/index.ts";
import { emptyThreatModel, type ThreatModel } from "../../src/model/threat-model.ts";
import { RULES } from "../../src/rules/index.ts";
import type { Finding, Rule, RuleInput, RuleSettings } from "../../src/rules/rule.ts";
import { ruleInput } from "./rule-input.ts";

const PATH = "docs/design/gift-cards.md";

/** An example's text without the marks of any rule. */
function unmarked(example: string): string {
  return RULES.reduce((text, { id }) => text.replaceAll(` {${id}}`, ""), example);
}

/** The lines of an example that a rule's mark stands on, 1-based. */
export function markedLines(rule: string, example: string): readonly number[] {
  const lines = example.split("\n");
  return lines.flatMap((line, at) => (line.includes(`{${rule}}`) ? [at + 1] : []));
}

/** What a rule is given of one of its examples. */
function exampleInput(rule: Rule, example: "good" | "bad"): RuleInput {
  const model = readExample(rule.examples[example]);
  if (rule.onRemoval) {
    return { ...ruleInput(emptyThreatModel(PATH, "markdown"), { base: model }), change: "removed" };
  }
  if (rule.onUnreadable && example === "bad") return ruleInput(unreadable());
  const base = rule.examples.base === undefined ? null : readExample(rule.examples.base);
  return ruleInput(model, { base });
}

/** What a rule finds in one of its examples, in the order in which it finds it. */
export function findingsIn(
  rule: Rule,
  example: "good" | "bad",
  settings: Partial<RuleSettings> = {},
): readonly Finding[] {
  const input = exampleInput(rule, example);
  return [...rule.check({ ...input, settings: { ...input.settings, ...settings } })];
}

function readExample(text: string): ThreatModel {
  return readDocument({ path: PATH, text: unmarked(text) }, { headings: [] });
}

function unreadable(): ThreatModel {
  const unread = [{ line: 1, endLine: 1, what: "document", why: "it is not UTF-8 text" }] as const;
  return { ...emptyThreatModel(PATH, "unreadable"), unread };
}
