import type { DocumentAssessment } from "../model/assessment.ts";
import type { Coverage } from "../model/coverage.ts";
import type { Gap } from "../model/gap.ts";
import type {
  Asset,
  Considered,
  DataFlow,
  Diagram,
  Element,
  ScopeItem,
  Section,
  Threat,
  Unread,
} from "../model/threat-model.ts";
import type { Verdict } from "../model/verdict.ts";
import { jsonForTerminal } from "./escape.ts";
import type { Report } from "./report.ts";

/** What programs read: `docs/json.md` describes it. Version 1 only ever gains keys. */
export interface JsonReport {
  readonly version: 1;
  readonly verdict: Pick<Verdict, "conclusion" | "title" | "nextStep">;
  readonly documents: readonly JsonDocument[];
}

/** One document: what was read, what is missing, and its coverage. */
interface JsonDocument {
  readonly path: string;
  readonly format: string;
  readonly section: Section | null;
  readonly diagrams: readonly Pick<Diagram, "kind" | "line">[];
  readonly elements: readonly Pick<Element, "name" | "kind" | "line" | "boundary">[];
  readonly dataFlows: readonly Pick<DataFlow, "from" | "to" | "label" | "crosses" | "line">[];
  readonly scope: { readonly in: readonly JsonScopeItem[]; readonly out: readonly JsonScopeItem[] };
  readonly assets: readonly Pick<Asset, "name" | "kind" | "line">[];
  readonly threats: readonly JsonThreat[];
  readonly considered: readonly Pick<
    Considered,
    "stride" | "asset" | "outcome" | "reason" | "line"
  >[];
  readonly unread: readonly Pick<Unread, "line" | "endLine" | "what" | "why">[];
  readonly gaps: readonly JsonGap[];
  readonly coverage: Coverage;
}

type JsonScopeItem = Pick<ScopeItem, "text" | "line">;
type JsonThreat = Pick<
  Threat,
  | "id"
  | "title"
  | "stride"
  | "assets"
  | "severity"
  | "status"
  | "mitigations"
  | "owner"
  | "due"
  | "line"
>;
type JsonGap = Pick<
  Gap,
  "id" | "rule" | "level" | "message" | "question" | "line" | "endLine" | "subject"
>;

/** The assessment as one plain value, with texts as the documents have them. */
export function jsonReport({ verdict, assessment }: Report): JsonReport {
  const { conclusion, title, nextStep } = verdict;
  return {
    version: 1,
    verdict: { conclusion, title, nextStep },
    documents: assessment.documents.map(jsonDocument),
  };
}

/** The same as text that is safe to print. */
export function jsonText(report: Report): string {
  return `${jsonForTerminal(jsonReport(report))}\n`;
}

function jsonDocument({ path, model, gaps, coverage }: DocumentAssessment): JsonDocument {
  return {
    path,
    format: model.format,
    section: model.section,
    diagrams: model.diagrams.map(({ kind, line }) => ({ kind, line })),
    elements: model.elements.map(({ name, kind, line, boundary }) => ({
      name,
      kind,
      line,
      boundary,
    })),
    dataFlows: model.dataFlows.map(({ from, to, label, crosses, line }) => {
      return { from, to, label, crosses, line };
    }),
    scope: { in: model.scope.in.map(scopeItem), out: model.scope.out.map(scopeItem) },
    assets: model.assets.map(({ name, kind, line }) => ({ name, kind, line })),
    threats: model.threats.map(jsonThreat),
    considered: model.considered.map(({ stride, asset, outcome, reason, line }) => {
      return { stride, asset, outcome, reason, line };
    }),
    unread: model.unread.map(({ line, endLine, what, why }) => ({ line, endLine, what, why })),
    gaps: gaps.map(jsonGap),
    coverage,
  };
}

function scopeItem({ text, line }: ScopeItem): JsonScopeItem {
  return { text, line };
}

function jsonThreat(threat: Threat): JsonThreat {
  const { id, title, stride, assets, severity, status, mitigations, owner, due, line } = threat;
  return { id, title, stride, assets, severity, status, mitigations, owner, due, line };
}

function jsonGap({ id, rule, level, message, question, line, endLine, subject }: Gap): JsonGap {
  return { id, rule, level, message, question, line, endLine, subject };
}
