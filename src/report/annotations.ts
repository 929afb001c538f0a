import type { DocumentAssessment } from "../model/assessment.ts";
import type { Annotation } from "../model/check-run.ts";
import { type Gap, LEVELS } from "../model/gap.ts";
import { plain } from "./escape.ts";
import { fitAnnotations, fitTitle } from "./fit.ts";
import { ruleTitle } from "./rule-title.ts";

/**
 * A note on the document's own lines for each gap, worst first. Where errors do not block, none of
 * them is called a failure. A deleted document has no lines to stand on.
 */
export function annotationsOf(
  documents: readonly DocumentAssessment[],
  blocks: boolean,
): readonly Annotation[] {
  const present = documents.filter(({ change }) => change !== "removed");
  const byLevel = LEVELS.flatMap((level) =>
    present.flatMap(({ path, gaps }) =>
      gaps.filter((gap) => gap.level === level).map((gap) => ({ path, gap })),
    ),
  );
  return fitAnnotations(byLevel, ({ path, gap }) => annotationOf(path, gap, blocks));
}

function annotationOf(path: string, gap: Gap, blocks: boolean): Annotation {
  const message = plain(gap.message, 600);
  return {
    path,
    line: gap.line,
    endLine: gap.endLine,
    level: annotationLevel(gap, blocks),
    title: fitTitle(ruleTitle(gap.rule)),
    message: gap.question === null ? message : `${message}\n\n${plain(gap.question, 600)}`,
  };
}

function annotationLevel({ level }: Gap, blocks: boolean): Annotation["level"] {
  if (level === "error") return blocks ? "failure" : "warning";
  return level;
}
