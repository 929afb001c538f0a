import type { DocumentAssessment } from "../model/assessment.ts";
import { type Gap, LEVELS } from "../model/gap.ts";

/** A document's gaps, worst first, then in line order. */
export function worstFirst(gaps: readonly Gap[]): readonly Gap[] {
  return [...gaps].sort((a, b) => rank(a) - rank(b) || a.line - b.line);
}

/** The documents that have gaps, the one with the worst gap first. */
export function documentsWithGaps(
  documents: readonly DocumentAssessment[],
): readonly DocumentAssessment[] {
  return documents
    .filter(({ gaps }) => gaps.length > 0)
    .map((document) => ({ document, worst: document.gaps.reduce(worse, LEVELS.length) }))
    .sort((a, b) => a.worst - b.worst)
    .map(({ document }) => document);
}

function worse(worst: number, gap: Gap): number {
  return Math.min(worst, rank(gap));
}

function rank({ level }: Gap): number {
  return LEVELS.indexOf(level);
}
