import type { Inline, TextLine } from "./block.ts";
import type { InlineToken } from "./inline-token.ts";
import { simpleTokens } from "./simple-tokens.ts";

/** What running text is read with: the parser, and the document's footnotes by label. */
export interface InlineReader {
  tokens(raw: string): readonly InlineToken[];
  footnote(label: string): string | null;
  images(html: string): readonly { readonly src: string; readonly alt: string }[];
}

interface Draft {
  lines: TextLine[];
  text: string;
  /** Nothing but spaces is gathered. Asking the growing text itself would cost its length each time. */
  blank: boolean;
  lead: string | null;
  /** How many emphasis marks are open since the line's beginning; 0: none, or the lead is over. */
  leading: number;
  /** A bold run inside the line: what stood before it, and its own text. */
  bold: { readonly before: string; text: string } | null;
  offset: number;
  /** Breaks inside the emphasised words that a line begins with: these are one label or name. */
  within: number;
  /** The line began after a break that shows as a space. */
  isSoft: boolean;
  links: { text: string; href: string }[];
  images: { src: string; alt: string }[];
  notes: string[];
}

const PLAIN = /^[^\\`*_[\]<>&!\n~^]*$/u;
const SHOWS = /\]|<img\b|<https?:/iu;
const LINE_BREAK = /^<br\b/iu;
const STRONG_OPEN = /^<(?:b|strong|em|i|u|mark)\b[^>]*>$/iu;
const STRONG_CLOSE = /^<\/(?:b|strong|em|i|u|mark)>$/iu;
const JOINT = /^\s*[:：–—-]+\s*|^\s*[.]\s+|^\s+/u;

/** Running text whose Markdown is parsed when something of it is asked for, and once. */
export function inline(raw: string, reader: InlineReader): Inline {
  return new LazyInline(raw, reader);
}

/** A class because there is one for each cell of a table: its getters are made once. */
class LazyInline implements Inline {
  readonly raw: string;
  readonly #reader: InlineReader;
  #read: Inline | null = null;

  constructor(raw: string, reader: InlineReader) {
    this.raw = raw;
    this.#reader = reader;
  }

  get #known(): Inline {
    this.#read ??= PLAIN.test(this.raw)
      ? plainInline(this.raw)
      : readInline(this.raw, this.#reader);
    return this.#read;
  }

  get text() {
    return this.#known.text;
  }

  get lines() {
    return this.#known.lines;
  }

  get links() {
    return this.#mayShow ? this.#known.links : [];
  }

  get images() {
    return this.#mayShow ? this.#known.images : [];
  }

  get notes() {
    return this.#known.notes;
  }

  /** Most text is never parsed: it shows and links nothing. */
  get #mayShow(): boolean {
    return this.#read !== null || SHOWS.test(this.raw);
  }
}

/** Running text that has no markup. */
export function plainInline(raw: string): Inline {
  const text = raw.trim();
  const lines = text.includes("\n") ? plainLines(raw) : text === "" ? [] : [plainLine(text, 0)];
  return { raw, text, lines, links: [], images: [], notes: [] };
}

/** Running text of which only some lines are left. */
export function withLines(text: Inline, lines: readonly TextLine[]): Inline {
  const { raw, links, images, notes } = text;
  return { raw, text: lines.map((line) => line.text).join("\n"), lines, links, images, notes };
}

/** A line without emphasis. */
export function plainLine(text: string, offset: number): TextLine {
  return { text, lead: null, rest: text, offset };
}

function plainLines(raw: string): readonly TextLine[] {
  return raw
    .split("\n")
    .map((line, offset) => plainLine(line.trim(), offset))
    .filter((line) => line.text !== "");
}

/** The text after a label: without the colon or dash that joins them. */
function withoutJoint(text: string): string {
  return text.replace(JOINT, "").trim();
}

function readInline(raw: string, reader: InlineReader): Inline {
  const draft: Draft = {
    lines: [],
    text: "",
    blank: true,
    lead: null,
    leading: 0,
    bold: null,
    offset: 0,
    within: 0,
    isSoft: false,
    links: [],
    images: [],
    notes: [],
  };
  const tokens = simpleTokens(raw) ?? reader.tokens(raw);
  for (const token of tokens) readToken(draft, token, reader);
  endLine(draft);
  const { lines, links, images, notes } = draft;
  return { raw, text: lines.map((line) => line.text).join("\n"), lines, links, images, notes };
}

const READERS: Readonly<
  Record<string, (draft: Draft, token: InlineToken, reader: InlineReader) => void>
> = {
  strong_open: openLead,
  em_open: openLead,
  strong_close: closeLead,
  em_close: closeLead,
  softbreak: nextLine,
  hardbreak: nextLine,
  html_inline: readTag,
  footnote_ref: readNote,
  image: (draft, token) => {
    draft.images.push({ src: String(token.attrGet("src") ?? ""), alt: token.content });
  },
  link_open: (draft, token) => {
    draft.links.push({ text: "", href: String(token.attrGet("href") ?? "") });
  },
};

function readToken(draft: Draft, token: InlineToken, reader: InlineReader): void {
  const read = READERS[token.type];
  if (read !== undefined) read(draft, token, reader);
  else if (!token.type.endsWith("_close")) append(draft, token.content);
}

function nextLine(draft: Draft, { type }: InlineToken): void {
  const isSoft = type === "softbreak" && !draft.blank;
  if (isSoft && (draft.leading > 0 || draft.bold !== null)) {
    append(draft, " ");
    draft.within += 1;
    return;
  }
  endLine(draft);
  draft.offset += 1;
  draft.isSoft = isSoft;
}

function readTag(draft: Draft, { content: tag }: InlineToken, reader: InlineReader): void {
  if (LINE_BREAK.test(tag)) endLine(draft);
  else if (STRONG_OPEN.test(tag)) openLead(draft);
  else if (STRONG_CLOSE.test(tag)) closeLead(draft);
  else if (/^<img\b/iu.test(tag)) draft.images.push(...reader.images(tag));
}

function readNote(draft: Draft, token: InlineToken, reader: InlineReader): void {
  const label = token.meta?.["label"];
  const note = typeof label === "string" ? reader.footnote(label) : null;
  if (note !== null) draft.notes.push(note);
}

function append(draft: Draft, text: string): void {
  draft.text += text;
  if (draft.blank) draft.blank = text.trim() === "";
  if (draft.bold !== null) draft.bold.text += text;
  const link = draft.links.at(-1);
  if (link !== undefined && link.text === "") link.text = text;
}

function openLead(draft: Draft): void {
  if (draft.lead === null && (draft.leading > 0 || draft.blank)) draft.leading += 1;
  else if (draft.bold === null) draft.bold = { before: draft.text, text: "" };
}

function closeLead(draft: Draft): void {
  if (draft.leading === 0) {
    closeBold(draft);
    return;
  }
  draft.leading -= 1;
  if (draft.leading === 0 && !draft.blank) draft.lead = draft.text;
}

/** `**Threat:** … **Mitigation:** …` in one line are two labels: the second begins a line. */
function closeBold(draft: Draft): void {
  const { bold } = draft;
  draft.bold = null;
  if (bold === null || !/[:：]\s*$/u.test(bold.text.slice(-20))) return;
  draft.text = bold.before;
  endLine(draft);
  draft.text = bold.text;
  draft.blank = false;
  draft.lead = bold.text;
}

function endLine(draft: Draft): void {
  if (!draft.blank) draft.lines.push({ ...lineOf(draft), isSoft: draft.isSoft });
  draft.isSoft = false;
  draft.offset += draft.within;
  draft.within = 0;
  draft.text = "";
  draft.blank = true;
  draft.bold = null;
  draft.lead = null;
}

function lineOf({ text: written, lead: bold, leading, offset }: Draft): TextLine {
  const text = written.trim();
  const lead = leading > 0 ? written : bold;
  if (lead === null) return plainLine(text, offset);
  const rest = written.slice(lead.length);
  // `**S**poofing` is a word.
  if (/^[\p{L}\p{N}]/u.test(rest)) return plainLine(text, offset);
  return { text, lead: lead.trim().replace(/\s*[:：]$/u, ""), rest: withoutJoint(rest), offset };
}
