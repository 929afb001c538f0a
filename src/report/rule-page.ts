import { STRIDE, STRIDE_LETTER, STRIDE_TITLE, type Stride } from "../model/stride.ts";
import { type TrainingModule, teachingModule } from "../model/training.ts";
import {
  type CategoryContent,
  QUESTION_KINDS,
  type QuestionBank,
  type QuestionKind,
} from "../rules/questions/question-bank.ts";
import type { Finding, Rule } from "../rules/rule.ts";
import { moduleLink } from "./module-words.ts";

/** What a page prints of a finding. */
type Shown = Pick<Finding, "line" | "message">;

const LEVEL_WORDS = {
  error: "error: it can block a pull request",
  warning: "warning: it is shown and does not block",
  notice: "notice: it is shown and does not block",
  off: "off: it runs only where the config turns it on",
} as const;

/** An example without its marks. */
export function withoutMarks(rule: string, example: string): string {
  return example.replaceAll(` {${rule}}`, "");
}

/** A rule's page of the docs; `shown` is what the rule finds in its bad example. */
export function rulePage(rule: Rule, shown: readonly Shown[]): string {
  const { id, title, level, why, fix, question, examples } = rule;
  return page([
    `# \`${id}\``,
    `Finds ${title}.`,
    `Level: ${LEVEL_WORDS[level]}. The config can change it: \`rules: { ${id}: ${level === "warning" ? "error" : "warning"} }\`.`,
    "## Why",
    why,
    "## What to do",
    fix,
    ...(question === null
      ? []
      : [`A question to start from: *${question.replaceAll("{subject}", "…")}*`]),
    "## Nothing to find",
    ...(examples.base === undefined ? [] : ["The base branch has:", fenced(examples.base)]),
    ...(examples.base === undefined ? [] : ["The pull request has:"]),
    fenced(examples.good),
    "## Something to find",
    fenced(withoutMarks(id, examples.bad)),
    shown.map(({ line, message }) => `- line ${line}: ${message}`).join("\n"),
    "[All rules](README.md)",
  ]);
}

/** The page that lists all rules and all categories. */
export function ruleIndexPage(rules: readonly Rule[], bank: QuestionBank): string {
  const rows = rules.map(
    ({ id, level, title }) => `| [\`${id}\`](${id}.md) | ${level} | ${title} |`,
  );
  const categories = STRIDE.map((stride) => {
    const { property, meaning } = bank[stride];
    return `| ${STRIDE_LETTER[stride]} | [${STRIDE_TITLE[stride]}](stride/${stride}.md) | ${property} | ${meaning} |`;
  });
  return page([
    "# Rules",
    "What a threat model is checked for. Only an `error` can block, and only in a phase where gaps block. Each level can be set in the config under `rules`.",
    ["| rule | level | finds |", "| --- | --- | --- |", ...rows].join("\n"),
    "A document without a threat-model section has one gap, `section-missing`; and one that cannot be read has `document-unreadable`; what else they lack is not listed.",
    "## STRIDE",
    "The six categories that `stride-gap` asks for, each with its questions.",
    ["| | category | violates | means |", "| --- | --- | --- | --- |", ...categories].join("\n"),
    'Names are compared as people write them: case, plural, markup, "the" and a part in parentheses do not matter. Anything looser is offered as "did you mean …?" and never taken for the same.',
  ]);
}

/** A category's page of the docs, with what teaches it unless the config says otherwise. */
export function categoryPage(
  stride: Stride,
  content: CategoryContent,
  modules: readonly TrainingModule[],
): string {
  return page([
    `# ${STRIDE_TITLE[stride]}`,
    `${content.meaning} It violates ${content.property}.`,
    "## Questions",
    "A gap shows one of them, with the name from the document in front.",
    ...QUESTION_KINDS.flatMap((kind) => [
      `### ${KIND_TITLE[kind]}`,
      list(content.questions[kind].map((question) => sentence(question))),
    ]),
    "## What others protect against",
    list(content.protections),
    "## Example threats",
    list(content.examples),
    taughtIn(stride, modules),
    "[All rules](../README.md)",
  ]);
}

function taughtIn(stride: Stride, modules: readonly TrainingModule[]): string {
  const module = teachingModule(stride, modules);
  if (module === null) return "";
  return `The training module ${moduleLink(module)} teaches it, unless your config names modules of its own.`;
}

const KIND_TITLE: Readonly<Record<QuestionKind, string>> = {
  data: "Of an asset: data",
  infrastructure: "Of an asset: infrastructure",
  application: "Of an asset: the application itself",
  other: "Of an asset of another kind",
  "external-entity": "Of an external entity",
  process: "Of a process",
  "data-store": "Of a data store",
  "data-flow": "Of a data flow",
  document: "Of the design as a whole",
};

/** A question on its own, where no name stands in front of it. */
function sentence(question: string): string {
  const text = question.replaceAll("{subject}", "…");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** Four backticks, since examples hold fences of three. */
function fenced(markdown: string): string {
  return `\`\`\`\`markdown\n${markdown.trimEnd()}\n\`\`\`\``;
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
