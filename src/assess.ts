import { readDocument } from "./formats/index.ts";
import type { Assessment, DocumentAssessment } from "./model/assessment.ts";
import type { DesignDocument } from "./model/design-document.ts";
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
  const read = readingOf(document, policy.documents.headings);
  const isRemoved = document.change === "removed";
  const model = isRemoved ? emptyThreatModel(document.path, read.format) : read;
  const settings = ruleSettings(policy, facts.ownership.phase);
  const coverage = coverageOf(model, settings.coverage);
  const input = {
    model,
    base: isRemoved ? read : null,
    change: document.change,
    coverage,
    settings,
    today: dayOf(facts.now),
  };
  const gaps = findGaps(input, policy.rules);
  return { path: document.path, change: document.change, model, coverage, gaps };
}

function readingOf({ path, content }: DesignDocument, headings: readonly string[]): ThreatModel {
  if (content.kind === "text") return readDocument({ path, text: content.text }, { headings });
  const why = content.why;
  const unread = [{ line: 1, endLine: 1, what: "document", why }] as const;
  return { ...emptyThreatModel(path, "unreadable"), unread };
}
