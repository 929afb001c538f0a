import type { Assessment } from "../model/assessment.ts";
import { STRIDE, STRIDE_TITLE } from "../model/stride.ts";
import { DEFAULT_QUESTIONS } from "../rules/questions/default-questions.ts";
import { count, listed } from "./count.ts";
import { link } from "./escape.ts";
import type { ReportLinks } from "./report-links.ts";

/** Where those who are learning find what the questions ask for; empty: no question is open. */
export function trainingFirst({ documents }: Assessment, { docs, training }: ReportLinks): string {
  const gaps = documents
    .flatMap((document) => document.gaps)
    .filter(({ question }) => question !== null);
  if (gaps.length === 0) return "";
  const asked = STRIDE.filter((category) => gaps.some(({ stride }) => stride === category));
  const modules = [...new Set(asked.map((category) => DEFAULT_QUESTIONS[category].module))];
  const categories = asked.map((category) => {
    const title = STRIDE_TITLE[category];
    return docs === null ? title : link(title, `${docs}/rules/stride/${category}.md`);
  });
  const of =
    asked.length === 0
      ? ""
      : ` The training on ${listed(modules)} teaches what they ask of: ${listed(categories)}.`;
  const start = training === null ? "" : ` ${link("To the training", training)}.`;
  return `## Training\n\n${count(gaps.length, "question")} to practise on.${of}${start}\n\n`;
}
