import { z } from "zod";
import type { Policy } from "../model/policy.ts";
import { STRIDE, STRIDE_TITLE, type Stride } from "../model/stride.ts";
import { nearestWord } from "../policy/nearest-word.ts";
import { taughtBy } from "../report/module-words.ts";
import { withoutMarks } from "../report/rule-page.ts";
import { RULES } from "../rules/index.ts";
import { DEFAULT_QUESTIONS } from "../rules/questions/default-questions.ts";
import type { Rule } from "../rules/rule.ts";
import { command, done } from "./command.ts";

const TOPICS = [...RULES.map(({ id }) => id), ...STRIDE];

/** A rule's id, or a STRIDE category in any of its spellings. */
const Topic = z.string().transform((written, context) => {
  const near = nearestWord(written, TOPICS);
  if (near === written.trim().toLowerCase().replaceAll(/[\s_]/gu, "-")) return near;
  const hint = near === null ? "" : `; did you mean "${near}"?`;
  context.addIssue(`there is no rule or category "${written.slice(0, 60)}"${hint}`);
  return z.NEVER;
});

/** What a rule or a STRIDE category means, where the question came up. */
export const explain = command({
  name: "explain",
  usage: "RULE|CATEGORY",
  who: "anyone",
  summary: "says what a rule or a STRIDE category means, with questions and an example",
  example: "repudiation",
  arguments: z.object({ rule: Topic }),
  run: ({ rule: topic }, { facts: { policy } }) => {
    const rule = RULES.find(({ id }) => id === topic);
    const category = STRIDE.find((id) => id === topic);
    if (rule !== undefined) return done(ruleInWords(rule));
    return done(category === undefined ? null : categoryInWords(category, policy.policy));
  },
});

function ruleInWords({ id, title, why, fix, question, examples }: Rule): string {
  const asked = question === null ? [] : [`> ${question.replaceAll("{subject}", "…")}`];
  return [
    `**\`${id}\`** finds ${title}.`,
    why,
    fix,
    ...asked,
    details("A document that it finds something in", fenced(withoutMarks(id, examples.bad))),
    details("The same, answered", fenced(examples.good)),
  ].join("\n\n");
}

function categoryInWords(stride: Stride, { training }: Pick<Policy, "training">): string {
  const { meaning, property, questions, protections, examples } = DEFAULT_QUESTIONS[stride];
  return [
    `**${STRIDE_TITLE[stride]}** (against ${property}): ${meaning}`,
    `Questions to ask of a design:\n\n${list(questions.document)}`,
    details("What others protect against", list(protections)),
    details("Threats of this kind", list(examples)),
    taughtBy(stride, training),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

function details(summary: string, text: string): string {
  return `<details><summary>${summary}</summary>\n\n${text}\n\n</details>`;
}

/** The examples hold fences of three. */
function fenced(text: string): string {
  return `~~~~~markdown\n${text.trim()}\n~~~~~`;
}
