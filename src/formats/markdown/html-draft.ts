import type { Block, Inline, Item, Row } from "./block.ts";
import { plainInline } from "./inline.ts";

/** What an HTML block of a Markdown document holds, in order. */
export type HtmlPiece =
  | { readonly kind: "block"; readonly block: Block }
  | {
      readonly kind: "heading";
      readonly level: number;
      readonly text: Inline;
      readonly line: number;
    }
  | { readonly kind: "details"; readonly summary: Inline; readonly line: number }
  | { readonly kind: "details-end"; readonly line: number };

/** An image's address and its text. */
export interface Image {
  readonly src: string;
  readonly alt: string;
}

/** An HTML block while it is read. */
export interface HtmlDraft {
  readonly pieces: HtmlPiece[];
  /** Where the parser is, 1-based. */
  line: number;
  /** The text gathered since the last block began, and the line where it begins. */
  text: string;
  textLine: number;
  /** Nothing but spaces is gathered. Asking the growing text itself would cost its length each time. */
  blank: boolean;
  /** The bold words that the text begins with; null: none yet. */
  lead: string | null;
  /** Whether such words are open. */
  leading: boolean;
  images: Image[];
  links: { text: string; href: string }[];
  /** How many tables are open in each other; the inner ones are text. */
  tables: number;
  rows: Row[];
  /** Of the open row; null: none is open. */
  cells: Inline[] | null;
  inCell: boolean;
  rowLine: number;
  /** How many lists are open in each other; their items are read as of one list. */
  lists: number;
  items: Item[];
}

/** A draft of an HTML block that begins at a line. */
export function htmlDraft(line: number): HtmlDraft {
  return {
    pieces: [],
    line,
    text: "",
    textLine: line,
    blank: true,
    lead: null,
    leading: false,
    images: [],
    links: [],
    tables: 0,
    rows: [],
    cells: null,
    inCell: false,
    rowLine: line,
    lists: 0,
    items: [],
  };
}

/** Adds text as it stands in the HTML. */
export function addText(draft: HtmlDraft, text: string): void {
  if (draft.blank) {
    const before = text.length - text.trimStart().length;
    draft.textLine = draft.line + (text.slice(0, before).match(/\n/gu)?.length ?? 0);
    draft.blank = before === text.length;
  }
  draft.text += text.replace(/\s+/gu, " ");
  const link = draft.links.at(-1);
  if (link !== undefined && link.text === "") link.text = text.trim();
}

/** What was gathered since the last time, as running text. */
export function takeText(draft: HtmlDraft): Inline {
  const { images, links, lead } = draft;
  const plain = plainInline(draft.text);
  const lines = lead === null ? plain.lines : withLead(plain.lines, lead.trim());
  const text = plain.lines.map((line) => line.text).join("\n");
  const shown = [...images.map(() => "<img>"), ...links.map(({ href }) => href)];
  draft.text = "";
  draft.blank = true;
  draft.lead = null;
  draft.leading = false;
  draft.images = [];
  draft.links = [];
  return { raw: [text, ...shown].join(" "), text, lines, images, links, notes: [] };
}

/** Ends a paragraph. */
export function flush(draft: HtmlDraft): void {
  const line = draft.textLine;
  const text = takeText(draft);
  if (text.text === "" && text.images.length === 0) return;
  const block = { kind: "paragraph", text, line, endLine: draft.line } as const;
  draft.pieces.push({ kind: "block", block });
}

function withLead(lines: Inline["lines"], lead: string): Inline["lines"] {
  const [first, ...others] = lines;
  if (first === undefined) return lines;
  const rest = first.text.slice(lead.length).replace(/^\s*[:：–—-]*\s*/u, "");
  return [{ ...first, lead: lead.replace(/\s*[:：]$/u, ""), rest }, ...others];
}
