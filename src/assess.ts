import type { ReadingOptions } from "./formats/format.ts";
import { readDocument } from "./formats/index.ts";
import { type Joined, joinLinked } from "./join-linked.ts";
import type { Assessment, DocumentAssessment } from "./model/assessment.ts";
import { changesBetween } from "./model/changes.ts";
import type { DesignDocument, DocumentContent } from "./model/design-document.ts";
import type { Facts } from "./model/facts.ts";
import type { Gap } from "./model/gap.ts";
import { emptyThreatModel, type ThreatModel } from "./model/threat-model.ts";
import { dayOf } from "./model/time.ts";
import { ruleSettings } from "./policy/rule-settings.ts";
import { coverageOf } from "./rules/coverage.ts";
import { findGaps } from "./rules/gaps/find-gaps.ts";
import { withAcceptances } from "./verdict/accepted-threats.ts";

/** What an assessment depends on. */
export type Assessable = Pick<Facts, "documents" | "policy" | "ownership" | "now"> &
  Partial<Pick<Facts, "acceptances">>;

/** Holds each design document against the rules, with what is told in documents that it links to. */
export function assess(facts: Assessable): Assessment {
  const options = { headings: facts.policy.policy.documents.headings };
  const versions = facts.documents.map((document) => versionsOf(document, options));
  const models = joinLinked(versions.map(({ model }) => model));
  const documents = versions.flatMap((version, at) => {
    const model = models[at];
    return model === undefined ? [] : [assessDocument(version, model, facts)];
  });
  return { documents };
}

/** A document's threat model, and that of the base branch; of a removed one only the latter. */
interface Versions {
  readonly document: DesignDocument;
  readonly model: ThreatModel;
  readonly base: ThreatModel | null;
}

function assessDocument(
  { document: { path, change }, model, base }: Versions,
  joined: Joined,
  facts: Assessable,
): DocumentAssessment {
  const { policy } = facts.policy;
  const settings = ruleSettings(policy, facts.ownership.phase);
  const coverage = coverageOf(joined.whole, settings.coverage);
  const today = dayOf(facts.now);
  const rules = policy.acceptance;
  const ruled = withAcceptances(joined.whole, facts.acceptances ?? [], { today, rules });
  const input = { model: ruled, base, change, coverage, settings, today };
  const gaps = findGaps(input, policy.rules).filter((gap) => standsHere(gap, joined));
  const changes = base === null ? [] : changesBetween(base, model);
  return { path, change, model, coverage, changes, gaps };
}

/** Asked of a threat model as a whole, in the document that the others are parts of. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set([
  "section-missing",
  "diagram-missing",
  "scope-missing",
  "assets-missing",
  "threats-missing",
]);

function standsHere(gap: Gap, { isPart }: Joined): boolean {
  const isOfTheWhole = OF_THE_WHOLE.has(gap.rule) || (gap.rule === "stride-gap" && !gap.subject);
  return gap.line > 0 && !(isPart && isOfTheWhole);
}

function versionsOf(document: DesignDocument, options: ReadingOptions): Versions {
  const { path, content, change, base } = document;
  const read = readingOf(path, content, options);
  if (change === "removed") {
    return { document, model: emptyThreatModel(path, read.format), base: read };
  }
  const before = base === null ? null : readDocument({ path, text: base }, options);
  return { document, model: read, base: before };
}

function readingOf(path: string, content: DocumentContent, options: ReadingOptions): ThreatModel {
  if (content.kind === "text") return readDocument({ path, text: content.text }, options);
  const unread = [{ line: 1, endLine: 1, what: "document", why: content.why }] as const;
  return { ...emptyThreatModel(path, "unreadable"), unread };
}
