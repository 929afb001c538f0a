import { Parser } from "htmlparser2";
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

interface Image {
  readonly src: string;
  readonly alt: string;
}

interface Draft {
  pieces: HtmlPiece[];
  text: string;
  /** Nothing but spaces is gathered. Asking the growing text itself would cost its length each time. */
  blank: boolean;
  lead: string | null;
  leading: boolean;
  images: Image[];
  links: { text: string; href: string }[];
  textLine: number;
  line: number;
  rows: Row[];
  /** Of the open row; null: none is open. */
  cells: Inline[] | null;
  inCell: boolean;
  rowLine: number;
  tables: number;
  items: Item[];
  lists: number;
}

const HEADING = /^h([1-6])$/u;
const MOST_CELLS = 200;
/** Elements in each other; what is deeper is not read. The parser's cost grows with the depth. */
const DEEPEST = 1000;
const CHUNK = 4096;
const NEW_LINE: ReadonlySet<string> = new Set(["br", "p", "li", "div", "tr"]);
const BREAKS: ReadonlySet<string> = new Set(
  "p div ul ol table section article center hr blockquote pre dl dt dd".split(" "),
);
const ROWS: ReadonlySet<string> = new Set(["tr", "thead", "tbody", "tfoot"]);
const SILENT: ReadonlySet<string> = new Set(["script", "style", "svg"]);

/** The images in a piece of HTML. */
export function imagesInHtml(html: string): readonly Image[] {
  const images: Image[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === "img") images.push(imageOf(attributes));
    },
  });
  parser.end(html);
  return images;
}

/** Reads an HTML block that begins at a 1-based line. Tag soup is read as browsers do. */
export function readHtml(html: string, line: number): readonly HtmlPiece[] {
  const draft: Draft = emptyDraft(line);
  let newLine = html.indexOf("\n");
  let silent = 0;
  let depth = 0;
  const parser: Parser = new Parser({
    onopentag: (name, attributes) => {
      depth += 1;
      advance(parser.startIndex);
      if (SILENT.has(name)) silent += 1;
      else openTag(draft, name, attributes);
    },
    onclosetag: (name, isImplied) => {
      depth -= 1;
      advance(parser.startIndex);
      if (SILENT.has(name)) silent -= 1;
      else if (name !== "details" || !isImplied) closeTag(draft, name);
    },
    ontext: (text) => {
      if (silent === 0) addText(draft, text);
      advance(parser.endIndex);
    },
  });
  const advance = (to: number): void => {
    while (newLine !== -1 && newLine < to) {
      draft.line += 1;
      newLine = html.indexOf("\n", newLine + 1);
    }
  };
  for (let from = 0; from < html.length && depth < DEEPEST; from += CHUNK) {
    parser.write(html.slice(from, from + CHUNK));
  }
  parser.end();
  flush(draft);
  return draft.pieces;
}

function emptyDraft(line: number): Draft {
  return {
    pieces: [],
    text: "",
    blank: true,
    lead: null,
    leading: false,
    images: [],
    links: [],
    textLine: line,
    line,
    rows: [],
    cells: null,
    inCell: false,
    rowLine: line,
    tables: 0,
    items: [],
    lists: 0,
  };
}

function imageOf(attributes: Readonly<Record<string, string>>): Image {
  return { src: attributes["src"] ?? "", alt: attributes["alt"] ?? "" };
}

function openTag(draft: Draft, name: string, attributes: Readonly<Record<string, string>>): void {
  if (name === "img") draft.images.push(imageOf(attributes));
  else if (name === "a") draft.links.push({ text: "", href: attributes["href"] ?? "" });
  else if (name === "table") openTable(draft);
  else if (draft.tables > 0) openInTable(draft, name);
  else if (name === "details" || HEADING.test(name) || name === "summary") flush(draft);
  else openInText(draft, name);
}

function openTable(draft: Draft): void {
  if (draft.tables === 0) flush(draft);
  draft.tables += 1;
}

function openInTable(draft: Draft, name: string): void {
  if (draft.tables === 1 && ROWS.has(name)) {
    closeRow(draft);
    if (name === "tr") openRow(draft);
  } else if (draft.tables === 1 && (name === "td" || name === "th")) {
    if (draft.cells === null) openRow(draft);
    closeCell(draft);
    draft.inCell = true;
  } else if (NEW_LINE.has(name)) draft.text += "\n";
}

function openRow(draft: Draft): void {
  draft.cells = [];
  draft.rowLine = draft.line;
}

function openInText(draft: Draft, name: string): void {
  if (name === "ul" || name === "ol") {
    if (draft.lists === 0) flush(draft);
    draft.lists += 1;
  } else if (name === "li") takeItem(draft);
  else if (name === "br") draft.text += "\n";
  else if ((name === "b" || name === "strong") && draft.blank) draft.leading = true;
  else if (BREAKS.has(name) && draft.lists === 0) flush(draft);
}

function closeTag(draft: Draft, name: string): void {
  if (name === "table") closeTable(draft);
  else if (draft.tables > 0) closeInTable(draft, name);
  else if (name === "summary") closeSummary(draft);
  else if (name === "details") {
    flush(draft);
    draft.pieces.push({ kind: "details-end", line: draft.line });
  } else if (HEADING.test(name)) closeHeading(draft, Number(name.slice(1)));
  else if (name === "b" || name === "strong") closeLead(draft);
  else if (name === "ul" || name === "ol") closeList(draft);
  else if (name === "li") takeItem(draft);
  else if (BREAKS.has(name) && draft.lists === 0) flush(draft);
}

function closeLead(draft: Draft): void {
  if (draft.leading && !draft.blank) draft.lead = draft.text.trim();
  draft.leading = false;
}

function closeInTable(draft: Draft, name: string): void {
  if (draft.tables > 1) return;
  if (name === "td" || name === "th") closeCell(draft);
  else if (name === "tr") closeRow(draft);
}

function closeCell(draft: Draft): void {
  const text = takeText(draft);
  if (draft.inCell && draft.cells !== null && draft.cells.length < MOST_CELLS)
    draft.cells.push(text);
  draft.inCell = false;
}

/** Tags that are left out, as many people do, are read as closed. */
function closeRow(draft: Draft): void {
  closeCell(draft);
  if (draft.cells !== null && draft.cells.length > 0) {
    draft.rows.push({ cells: draft.cells, line: draft.rowLine, endLine: draft.line });
  }
  draft.cells = null;
}

function closeTable(draft: Draft): void {
  draft.tables = Math.max(0, draft.tables - 1);
  if (draft.tables > 0) return;
  closeRow(draft);
  takeText(draft);
  const [header, ...rows] = draft.rows;
  if (header !== undefined) {
    const block = { kind: "table", header, rows, line: header.line, endLine: draft.line } as const;
    draft.pieces.push({ kind: "block", block });
  }
  draft.rows = [];
}

function closeList(draft: Draft): void {
  if (draft.lists === 0) return;
  takeItem(draft);
  draft.lists -= 1;
  const first = draft.items[0];
  if (draft.lists > 0 || first === undefined) return;
  const { items, line: endLine } = draft;
  draft.items = [];
  const block = { kind: "list", ordered: false, items, line: first.line, endLine } as const;
  draft.pieces.push({ kind: "block", block });
}

function takeItem(draft: Draft): void {
  if (draft.lists === 0 || (draft.blank && draft.images.length === 0)) return;
  const line = draft.textLine;
  const text = takeText(draft);
  draft.items.push({ text, blocks: [], checked: null, isTerm: false, line, endLine: draft.line });
}

function closeSummary(draft: Draft): void {
  const line = draft.textLine;
  draft.pieces.push({ kind: "details", summary: takeText(draft), line });
}

function closeHeading(draft: Draft, level: number): void {
  const line = draft.textLine;
  draft.pieces.push({ kind: "heading", level, text: takeText(draft), line });
}

function addText(draft: Draft, text: string): void {
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
function takeText(draft: Draft): Inline {
  const plain = plainInline(draft.text.replace(/ *\n */gu, "\n").trim());
  const [first, ...others] = plain.lines;
  const label = draft.lead?.replace(/\s*[:：]$/u, "") ?? null;
  const lines =
    first !== undefined && label !== null
      ? [{ ...first, lead: label, rest: restAfter(first.text, draft.lead ?? "") }, ...others]
      : plain.lines;
  const raw = `${plain.raw}${draft.images.length > 0 ? " <img>" : ""}${hrefs(draft)}`;
  const inline = { ...plain, raw, lines, images: draft.images, links: draft.links };
  draft.text = "";
  draft.blank = true;
  draft.lead = null;
  draft.leading = false;
  draft.images = [];
  draft.links = [];
  return inline;
}

function hrefs({ links }: Draft): string {
  return links.map(({ href }) => ` ${href}`).join("");
}

function restAfter(text: string, lead: string): string {
  return text.slice(lead.length).replace(/^\s*[:：–—-]*\s*/u, "");
}

function flush(draft: Draft): void {
  const line = draft.textLine;
  const text = takeText(draft);
  if (text.text === "" && text.images.length === 0) return;
  const block = { kind: "paragraph", text, line, endLine: draft.line } as const;
  draft.pieces.push({ kind: "block", block });
}
