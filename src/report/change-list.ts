import type { DocumentAssessment } from "../model/assessment.ts";
import type { Change } from "../model/changes.ts";
import { count } from "./count.ts";
import { code, markdown } from "./escape.ts";
import type { Section } from "./fit.ts";
import { everythingElsewhere, type LineUrl, linesLink, type ReportLinks } from "./report-links.ts";

/** How a kind of change is put, before the thing it happened to. */
const WORDS: Readonly<Record<Change["kind"], string>> = {
  "threat-added": "new threat",
  "threat-removed": "threat gone",
  "severity-moved": "severity",
  "status-moved": "status",
  "mitigation-added": "more mitigations",
  "mitigation-removed": "fewer mitigations",
  "asset-added": "new asset",
  "asset-removed": "asset gone",
  "moved-out-of-scope": "now out of scope",
};

/** Which changes are told, and where their lines lead to. */
export interface ChangeVoice {
  /** Those that weaken the threat model, which come first of all; or the others. */
  readonly weakening: boolean;
  readonly lineUrl: LineUrl;
  readonly links: ReportLinks;
}

/** What is different from the base branch, document by document. */
export function changeSection(
  documents: readonly DocumentAssessment[],
  { weakening, lineUrl, links }: ChangeVoice,
): Section {
  const items = documents.flatMap((document) =>
    document.changes
      .filter(({ weakens }) => weakens === weakening)
      .map((change) => itemOf(change, document, lineUrl)),
  );
  const heading = weakening ? "Weaker than on the base branch" : "Changed since the base branch";
  return {
    head: items.length === 0 ? "" : `## ${heading}\n\n`,
    blocks: items,
    tail: items.length === 0 ? "" : "\n",
    share: weakening ? 0.1 : 0.05,
    left: (changes) =>
      `\n${count(changes, "more change")} did not fit here: ${everythingElsewhere(links)}\n`,
  };
}

function itemOf(change: Change, { path }: DocumentAssessment, lineUrl: LineUrl): string {
  const { kind, subject, from, to, isGone } = change;
  // Lines of what is gone stand in the base branch's version.
  const url = isGone ? lineUrl(path, "removed", change) : lineUrl(path, "modified", change);
  const place = `${linesLink(change, url)}${isGone ? " of the base" : ""}`;
  const moved = from === null && to === null ? "" : `, ${from ?? "none"} → ${to ?? "none"}`;
  return `- ${WORDS[kind]}: ${markdown(subject, 200)}${moved} (${code(path)}, ${place})\n`;
}
