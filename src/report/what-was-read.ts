import type { DocumentAssessment } from "../model/assessment.ts";
import type { Lines } from "../model/source.ts";
import type { ThreatModel, Understood } from "../model/threat-model.ts";
import { count, listed } from "./count.ts";
import { code, markdown } from "./escape.ts";
import type { Section } from "./fit.ts";
import { everythingElsewhere, type LineUrl, linesLink, type ReportLinks } from "./report-links.ts";

const COLUMNS = 12;

/** What was read and what was not, folded away: an author who misses something finds it here. */
export function readingSection(
  documents: readonly DocumentAssessment[],
  lineUrl: LineUrl,
  links: ReportLinks,
): Section {
  const read = documents.filter(({ change }) => change !== "removed");
  const unread = read.reduce((sum, { model }) => sum + model.unread.length, 0);
  const but = unread === 0 ? "" : `, and ${count(unread, "part")} that could not be placed`;
  const summary = `What was read: ${countsOf(read.map(({ model }) => model))}${but}`;
  return {
    head: read.length === 0 ? "" : `<details><summary>${summary}</summary>\n`,
    blocks: read.flatMap((document) => readingOf(document, lineUrl)),
    tail: read.length === 0 ? "" : "\n</details>\n\n",
    share: 0.15,
    left: (parts) =>
      `\n${count(parts, "more part")} did not fit here: ${everythingElsewhere(links)}\n`,
  };
}

/** How much stands in threat models: `7 assets, 12 threats and 2 diagrams`. */
export function countsOf(models: readonly ThreatModel[]): string {
  const total = (length: (model: ThreatModel) => number) =>
    models.reduce((sum, model) => sum + length(model), 0);
  const notes = total(({ considered }) => considered.length);
  return listed([
    count(
      total(({ assets }) => assets.length),
      "asset",
    ),
    count(
      total(({ threats }) => threats.length),
      "threat",
    ),
    ...(notes === 0 ? [] : [count(notes, "considered note")]),
    count(
      total(({ diagrams }) => diagrams.length),
      "diagram",
    ),
  ]);
}

function readingOf({ path, change, model }: DocumentAssessment, lineUrl: LineUrl): string[] {
  const at = (lines: Lines) => linesLink(lines, lineUrl(path, change, lines));
  return [
    `\n**${code(path)}** (${markdown(model.format, 40)})\n\n${sectionInWords(model, at)}`,
    ...model.understood.map((part) => `- ${partInWords(part)}, ${at(part)}\n`),
    ...model.unread.map(
      (part) => `- **not read:** ${part.what}, ${at(part)}: ${markdown(part.why)}\n`,
    ),
  ];
}

function sectionInWords(model: ThreatModel, at: (lines: Lines) => string): string {
  const { section, unread } = model;
  if (unread.some(({ what }) => what === "document")) return "";
  if (section === null) return "- no threat-model section was found\n";
  return `- section “${markdown(section.heading, 80)}”, ${at(section)}: ${countsOf([model])}\n`;
}

function partInWords({ what, as, columns, items }: Understood): string {
  const shown = columns
    .slice(0, COLUMNS)
    .map(({ header, field }) => `“${markdown(header, 40)}” → ${markdown(field, 40)}`);
  const more = columns.length > COLUMNS ? ", …" : "";
  const taken = shown.length === 0 ? "" : ` (${shown.join(", ")}${more})`;
  return `${what} read as ${as}: ${count(items, "item")}${taken}`;
}
