import type { ReadingOptions } from "./formats/format.ts";
import { readDocument } from "./formats/index.ts";
import type { Assessment, DocumentAssessment } from "./model/assessment.ts";
import { changesBetween } from "./model/changes.ts";
import type { DesignDocument, DocumentContent } from "./model/design-document.ts";
import type { Facts } from "./model/facts.ts";
import { emptyThreatModel, type ThreatModel } from "./model/threat-model.ts";
import { dayOf } from "./model/time.ts";
import { ruleSettings } from "./policy/rule-settings.ts";
import { coverageOf } from "./rules/coverage.ts";
import { findGaps } from "./rules/gaps/find-gaps.ts";

/** What an assessment depends on. */
export type Assessable = Pick<Facts, "documents" | "policy" | "ownership" | "now">;

/** Holds each design document against the rules. */
export function assess(facts: Assessable): Assessment {
  return { documents: facts.documents.map((document) => assessDocument(document, facts)) };
}

function assessDocument(document: DesignDocument, facts: Assessable): DocumentAssessment {
  const { policy } = facts.policy;
  const { path, change } = document;
  const { model, base } = versionsOf(document, { headings: policy.documents.headings });
  const settings = ruleSettings(policy, facts.ownership.phase);
  const coverage = coverageOf(model, settings.coverage);
  const today = dayOf(facts.now);
  const gaps = findGaps({ model, base, change, coverage, settings, today }, policy.rules);
  const changes = base === null ? [] : changesBetween(base, model);
  return { path, change, model, coverage, changes, gaps };
}

/** A document's threat model, and that of the base branch; of a removed one only the latter. */
function versionsOf(
  { path, content, change, base }: DesignDocument,
  options: ReadingOptions,
): { model: ThreatModel; base: ThreatModel | null } {
  const read = readingOf(path, content, options);
  if (change === "removed") return { model: emptyThreatModel(path, read.format), base: read };
  return { model: read, base: base === null ? null : readDocument({ path, text: base }, options) };
}

function readingOf(path: string, content: DocumentContent, options: ReadingOptions): ThreatModel {
  if (content.kind === "text") return readDocument({ path, text: content.text }, options);
  const unread = [{ line: 1, endLine: 1, what: "document", why: content.why }] as const;
  return { ...emptyThreatModel(path, "unreadable"), unread };
}
