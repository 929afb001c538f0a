import type { Assessment } from "../model/assessment.ts";
import { STRIDE, STRIDE_TITLE, type Stride } from "../model/stride.ts";
import { type TrainingPolicy, teachingModule } from "../model/training.ts";
import { count, listed } from "./count.ts";
import { link } from "./escape.ts";
import { moduleLink } from "./module-words.ts";
import type { ReportLinks } from "./report-links.ts";

/** Where those who are learning find what the questions ask for; empty: no question is open. */
export function trainingFirst(
  { documents }: Assessment,
  links: ReportLinks,
  { modules }: Pick<TrainingPolicy, "modules">,
): string {
  const gaps = documents
    .flatMap((document) => document.gaps)
    .filter(({ question }) => question !== null);
  if (gaps.length === 0) return "";
  const asked = STRIDE.filter((category) => gaps.some(({ stride }) => stride === category));
  const taught = modules.flatMap((module) => {
    const categories = asked.filter((category) => teachingModule(category, modules) === module);
    if (categories.length === 0) return [];
    const of = listed(categories.map((category) => categoryLink(category, links)));
    return [` The training on ${moduleLink(module)} teaches what they ask of: ${of}.`];
  });
  return `## Training\n\n${count(gaps.length, "question")} to practise on.${taught.join("")}\n\n`;
}

/** A category, which leads to its page of the documentation. */
function categoryLink(category: Stride, { docs }: ReportLinks): string {
  const title = STRIDE_TITLE[category];
  return docs === null ? title : link(title, `${docs}/rules/stride/${category}.md`);
}
