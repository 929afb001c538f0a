import type { SourceDocument } from "../model/source.ts";
import type { ThreatModel } from "../model/threat-model.ts";

/** What an organisation may tell the readers. */
export interface ReadingOptions {
  /** Section headings beside the known ones, as written in the config; compared normalised. */
  readonly headings: readonly string[];
}

/**
 * One way of writing a threat model down. Reading is total: it never throws on a document, costs
 * time linear in the text, and leaves what it could not place in `unread`.
 */
export interface Format {
  readonly id: string;
  readonly title: string;
  /** Whether a document is written in this format, told by its path and, cheaply, its text. */
  recognizes(document: SourceDocument): boolean;
  read(document: SourceDocument, options: ReadingOptions): ThreatModel;
}
