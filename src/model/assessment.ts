import type { Change } from "./changes.ts";
import type { Coverage } from "./coverage.ts";
import type { FileChange } from "./design-document.ts";
import type { Gap } from "./gap.ts";
import type { ThreatModel } from "./threat-model.ts";

/** One design document held against the rules. */
export interface DocumentAssessment {
  readonly path: string;
  readonly change: FileChange;
  readonly model: ThreatModel;
  readonly coverage: Coverage;
  /** Since the base branch; what weakens the threat model first. */
  readonly changes: readonly Change[];
  /** In line order. */
  readonly gaps: readonly Gap[];
}

/** All design documents of a pull request held against the rules. */
export interface Assessment {
  readonly documents: readonly DocumentAssessment[];
}

/** The gaps of all documents that can block, in document and line order. */
export function errorsOf(assessment: Assessment): readonly Gap[] {
  return assessment.documents.flatMap(({ gaps }) => gaps.filter(({ level }) => level === "error"));
}
