import { STRIDE, STRIDE_TITLE } from "../model/stride.ts";
import { nearestWord } from "../policy/nearest-word.ts";
import { withoutMarks } from "../report/rule-page.ts";
import { RULES } from "../rules/index.ts";
import { DEFAULT_QUESTIONS } from "../rules/questions/default-questions.ts";
import type { Rule } from "../rules/rule.ts";
import { EXIT, type Subcommand, UsageError } from "./subcommand.ts";

/** `threatgate explain`: what a rule or a STRIDE category means, and what to do about it. */
export const explain: Subcommand = {
  name: "explain",
  summary: "say what a rule or a STRIDE category means",
  usage: `Usage: threatgate explain RULE
       threatgate explain CATEGORY

Rules: ${RULES.map(({ id }) => id).join(", ")}.
Categories: ${STRIDE.join(", ")}.`,
  async run([word, ...others], { print }) {
    if (word === undefined || others.length > 0) throw new UsageError("name one rule or category");
    const rule = RULES.find(({ id }) => id === word);
    const category = STRIDE.find((id) => id === word.toLowerCase());
    if (rule !== undefined) print(ruleInWords(rule));
    else if (category !== undefined) print(categoryInWords(category));
    else throw new UsageError(unknownWord(word));
    return EXIT.open;
  },
};

function ruleInWords(rule: Rule): string {
  const { id, title, level, why, fix, question, examples } = rule;
  const paragraphs = [
    `${id}: finds ${title} (${level} unless your config says otherwise)`,
    why,
    fix,
    ...(question === null ? [] : [`? ${question.replaceAll("{subject}", "…")}`]),
    `A document that it finds something in:\n\n${indented(withoutMarks(id, examples.bad))}`,
    `The same, answered:\n\n${indented(examples.good)}`,
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

function categoryInWords(stride: (typeof STRIDE)[number]): string {
  const { meaning, property, questions, protections, examples } = DEFAULT_QUESTIONS[stride];
  const list = (heading: string, items: readonly string[]) =>
    `${heading}\n${items.map((item) => `  - ${item}`).join("\n")}`;
  const paragraphs = [
    `${STRIDE_TITLE[stride]} (against ${property})`,
    meaning,
    list("Questions to ask of a design:", questions.document),
    list("What others protect against:", protections),
    list("Threats of this kind:", examples),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

function unknownWord(word: string): string {
  const near = nearestWord(word, [...RULES.map(({ id }) => id), ...STRIDE]);
  const hint = near === null ? "" : `: did you mean ${near}?`;
  return `there is no rule or category ${JSON.stringify(word)}${hint}`;
}

function indented(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`))
    .join("\n");
}
