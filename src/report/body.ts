import { changeSection } from "./change-list.ts";
import { countsOf } from "./counts.ts";
import { code, link } from "./escape.ts";
import { fitSections, type Section, whole } from "./fit.ts";
import { gapSection } from "./gap-list.ts";
import { matrixSection } from "./matrix.ts";
import { gapsBlock, type Report } from "./report.ts";
import { everythingElsewhere } from "./report-links.ts";
import { trainingFirst } from "./training.ts";
import { readingSection } from "./what-was-read.ts";

/** All that follows the summary: what was found, and what `about` says. */
export function bodyOf(report: Report, about: string): string {
  const found = report.isCountsOnly ? [whole(countsOf(report), 0.1)] : detailsOf(report);
  const { documents } = report.assessment;
  const sections: readonly Section[] = [
    ...(documents.length === 0 ? [whole(whereToWrite(report), 0.05)] : []),
    ...found,
    whole(about, 0.08),
    whole(moreToRead(report), 0.02),
  ];
  return fitSections(sections).trim();
}

/** Coverage, gaps, changes and what was read; who is learning begins with the questions. */
function detailsOf(report: Report): readonly Section[] {
  const { assessment, lineUrl, links } = report;
  const { documents } = assessment;
  const questionsFirst = report.phase === "training";
  const matrix = matrixSection(documents, everythingElsewhere(links));
  const voice = { blocks: gapsBlock(report), questionsFirst, lineUrl, links };
  const gaps = gapSection(documents, voice);
  const learning = whole(trainingFirst(assessment, links, report.policy.training), 0.05);
  return [
    ...(questionsFirst ? [gaps, learning] : []),
    changeSection(documents, { weakening: true, lineUrl, links }),
    ...(questionsFirst ? [matrix] : [matrix, gaps]),
    changeSection(documents, { weakening: false, lineUrl, links }),
    readingSection(documents, lineUrl, links),
  ];
}

const GLOBS = 12;

function whereToWrite({ policy, links }: Report): string {
  const globs = policy.documents.paths.slice(0, GLOBS).map((glob) => code(glob, 80));
  const more = policy.documents.paths.length > GLOBS ? ", …" : "";
  const docs =
    links.docs === null ? "" : ` ${link("Which files are read", `${links.docs}/documents.md`)}.`;
  return `## Where design documents are looked for\n\n${globs.join(", ")}${more}, and any Markdown file with a threat-model heading.${docs}\n\n`;
}

function moreToRead({ links }: Report): string {
  const pages = [
    links.docs === null ? "" : link("What each rule looks for", `${links.docs}/rules/README.md`),
    links.details === null ? "" : link("All details of this pull request", links.details),
  ].filter((page) => page !== "");
  return pages.length === 0 ? "" : `${pages.join(" · ")}\n`;
}
