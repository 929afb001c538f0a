import { STRIDE } from "../../src/model/stride.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { categoryPage, ruleIndexPage, rulePage } from "../../src/report/rule-page.ts";
import { RULES } from "../../src/rules/index.ts";
import { DEFAULT_QUESTIONS } from "../../src/rules/questions/default-questions.ts";
import { findingsIn } from "../support/rule-examples.ts";

/** Where the pages lie. */
export const FOLDER = "docs/rules";

const { modules } = DEFAULT_POLICY.training;

/** All pages of the rules and categories, by their path in the folder. */
export function rulePages(): ReadonlyMap<string, string> {
  return new Map([
    ["README.md", ruleIndexPage(RULES, DEFAULT_QUESTIONS)],
    ...RULES.map((rule) => [`${rule.id}.md`, rulePage(rule, findingsIn(rule, "bad"))] as const),
    ...STRIDE.map(
      (stride) =>
        [`stride/${stride}.md`, categoryPage(stride, DEFAULT_QUESTIONS[stride], modules)] as const,
    ),
  ]);
}
