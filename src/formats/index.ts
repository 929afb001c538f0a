import type { SourceDocument } from "../model/source.ts";
import type { ThreatModel } from "../model/threat-model.ts";
import type { Format, ReadingOptions } from "./format.ts";
import { markdown } from "./markdown/markdown.ts";
import { hasThreatModelHeading } from "./markdown/threat-model-heading.ts";
import { openThreatModel } from "./open-threat-model/open-threat-model.ts";
import { threagile } from "./threagile/threagile.ts";
import { threatComposer } from "./threat-composer/threat-composer.ts";
import { threatDragon } from "./threat-dragon/threat-dragon.ts";
import { threatcl } from "./threatcl/threatcl.ts";
import { tmBom } from "./tm-bom/tm-bom.ts";

/** All formats, the most particular first; Markdown reads what no other one recognises. */
export const FORMATS: readonly Format[] = [
  openThreatModel,
  threatComposer,
  threatDragon,
  tmBom,
  threagile,
  threatcl,
  markdown,
];

/** Reads a document in the first format that recognises it. */
export function readDocument(document: SourceDocument, options: ReadingOptions): ThreatModel {
  const format = FORMATS.find((one) => one.recognizes(document)) ?? markdown;
  return format.read(document, options);
}

/**
 * Whether a file is a design document by what stands in it, wherever it lies: a structured threat
 * model, or Markdown with a threat-model heading or front matter that asks for one.
 */
export function isThreatModelDocument(document: SourceDocument, options: ReadingOptions): boolean {
  const format = FORMATS.find((one) => one.recognizes(document));
  if (format === undefined) return false;
  return format !== markdown || hasThreatModelHeading(document.text, options.headings);
}
