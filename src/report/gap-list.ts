import type { DocumentAssessment } from "../model/assessment.ts";
import type { Gap } from "../model/gap.ts";
import { count } from "./count.ts";
import { code, markdown } from "./escape.ts";
import type { Section } from "./fit.ts";
import { documentsWithGaps, worstFirst } from "./gap-order.ts";
import {
  everythingElsewhere,
  type LineUrl,
  linesLink,
  type ReportLinks,
  ruleLink,
} from "./report-links.ts";

/** How a list of gaps speaks. */
export interface GapVoice {
  /** Whether errors block, or are only shown. */
  readonly blocks: boolean;
  /** The question leads and what was found follows, for those who are learning. */
  readonly questionsFirst: boolean;
  readonly lineUrl: LineUrl;
  readonly links: ReportLinks;
}

/** All gaps, grouped by document, worst first, each with its question and its line. */
export function gapSection(documents: readonly DocumentAssessment[], voice: GapVoice): Section {
  const withGaps = documentsWithGaps(documents);
  const clean = documents.filter(({ gaps }) => gaps.length === 0);
  return {
    head: withGaps.length === 0 ? "" : `## ${headingOf(voice)}\n`,
    blocks: withGaps.flatMap((document) => gapsOf(document, voice)),
    tail: documents.length === 0 ? "" : `${nothingMissing(clean)}\n`,
    share: 0.4,
    left: (gaps) =>
      `\n${count(gaps, "more gap")} did not fit here: ${everythingElsewhere(voice.links)}\n`,
  };
}

function headingOf({ blocks, questionsFirst }: GapVoice): string {
  if (questionsFirst) return "Questions to think through";
  return blocks ? "Gaps" : "Gaps to look at";
}

function gapsOf(document: DocumentAssessment, voice: GapVoice): readonly string[] {
  const { path, change, gaps } = document;
  const deleted = change === "removed" ? " (deleted)" : "";
  const items = worstFirst(gaps).map((gap) => gapItem(gap, document, voice));
  const [first = "", ...others] = items;
  return [`\n### ${code(path)}${deleted}\n\n${first}`, ...others];
}

function gapItem(gap: Gap, { path, change }: DocumentAssessment, voice: GapVoice): string {
  const place = linesLink(gap, voice.lineUrl(path, change, gap));
  const label = `${levelWord(gap, voice.blocks)} · ${place}`;
  const message = markdown(gap.message, 600);
  const rule = ruleLink(gap.rule, voice.links);
  if (gap.question === null) return `- ${label}: ${message} (${rule})\n`;
  const question = markdown(gap.question, 600);
  if (voice.questionsFirst) return `- **${question}**\n  > ${label}: ${message} (${rule})\n`;
  return `- ${label}: ${message} (${rule})\n  > ${question}\n`;
}

function levelWord({ level }: Gap, blocks: boolean): string {
  switch (level) {
    case "error":
      return blocks ? "**Blocks**" : "**Gap**";
    case "warning":
      return "Warning";
    case "notice":
      return "Notice";
  }
}

const NAMED = 10;

function nothingMissing(documents: readonly DocumentAssessment[]): string {
  if (documents.length === 0) return "";
  const named = documents.slice(0, NAMED).map(({ path }) => code(path, 120));
  const more = documents.length - named.length;
  return `\nNothing is missing in ${named.join(", ")}${more > 0 ? ` and ${count(more, "more document")}` : ""}.\n`;
}
