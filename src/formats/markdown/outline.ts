import type { Env, MarkdownIt, Token } from "markdown-it";
import type { Block, Item, Outline, Paragraph, Row, Table } from "./block.ts";
import { unfold } from "./front-matter.ts";
import { gridTable } from "./grid-table.ts";
import { imagesInHtml, readHtml } from "./html.ts";
import { type InlineReader, inline, plainInline } from "./inline.ts";
import { parserOf } from "./parser.ts";
import {
  addBlock,
  addHeading,
  closeDetails,
  finish,
  openDetails,
  type Tree,
  tree,
} from "./tree.ts";
import { withoutWrappingTags } from "./wrapping-tags.ts";

const MOST_CELLS = 200;
const TASK = /^\[([ xX])\][ \t]+/u;

interface Reading {
  readonly tokens: readonly Token[];
  readonly source: readonly string[];
  readonly reader: InlineReader;
  readonly footnotes: Map<string, string>;
  /** The last token that ends an HTML table; -1: none does. */
  readonly lastTableEnd: number;
}

/** Parses a document once into its sections and blocks. Every line number is 1-based. */
export function outline(text: string): Outline {
  const { frontMatter, text: unfolded } = unfold(text);
  const body = withoutWrappingTags(unfolded);
  const source = body.split("\n");
  const env: Env = {};
  const parser = parserOf(body);
  const tokens = parser.parse(body, env);
  const footnotes = new Map<string, string>();
  const reader: InlineReader = {
    tokens: (raw) => inlineTokens(parser, raw, env),
    footnote: (label) => footnotes.get(label) ?? null,
    images: imagesInHtml,
  };
  const lastTableEnd = tokens.findLastIndex(
    ({ type, content }) => type === "html_block" && /<\/table/iu.test(content),
  );
  const reading: Reading = { tokens, source, reader, footnotes, lastTableEnd };
  const root = tree(Math.max(1, source.length - (body.endsWith("\n") ? 1 : 0)));
  for (let at = 0; at < tokens.length; ) at = readTop(reading, at, root);
  const references = Object.values(env.references ?? {}).map(({ href }) => href);
  return { root: finish(root), frontMatter, references };
}

function inlineTokens(parser: MarkdownIt, raw: string, env: Env): readonly Token[] {
  const tokens: Token[] = [];
  parser.inline.parse(raw, parser, env, tokens);
  return tokens;
}

/** Reads what begins at a token of the document's top level; gives the token after it. */
function readTop(reading: Reading, at: number, root: Tree): number {
  const token = reading.tokens[at];
  if (token?.type === "heading_open") {
    const level = Number(token.tag.slice(1));
    const text = inline(reading.tokens[at + 1]?.content ?? "", reading.reader);
    addHeading(root, level, { text, ...linesOf(reading, token) });
    return at + 3;
  }
  if (token?.type === "html_block") return readHtmlAt(reading, at, root);
  const blocks: Block[] = [];
  const next = readBlock(reading, at, blocks);
  for (const block of blocks) addBlock(root, block);
  return next;
}

/** An HTML table may hold empty lines, at which Markdown ends the HTML: it is put together again. */
function readHtmlAt(reading: Reading, at: number, root: Tree): number {
  const { end, html, line } = htmlFrom(reading, at);
  for (const piece of readHtml(html, line)) {
    if (piece.kind === "block") addBlock(root, piece.block);
    else if (piece.kind === "details") openDetails(root, piece.summary, piece.line);
    else if (piece.kind === "details-end") closeDetails(root);
    else addHeading(root, piece.level, { text: piece.text, line: piece.line, endLine: piece.line });
  }
  return end + 1;
}

function htmlFrom(reading: Reading, at: number) {
  const { tokens, source, lastTableEnd } = reading;
  const first = tokens[at];
  const html = first?.content ?? "";
  const [from, to] = first?.map ?? [0, 0];
  const opens = /<table\b/giu.exec(html) !== null && !/<\/table/iu.test(html);
  if (!opens || lastTableEnd <= at) return { end: at, html, line: from + 1 };
  let end = at + 1;
  while (end < lastTableEnd && !endsTable(tokens[end])) end += 1;
  const last = tokens[end]?.map?.[1] ?? to;
  return { end, html: source.slice(from, last).join("\n"), line: from + 1 };
}

function endsTable(token: Token | undefined): boolean {
  return token?.type === "html_block" && /<\/table/iu.test(token.content);
}

/** Reads the block that begins at a token into `into`; gives the token after it. */
function readBlock(reading: Reading, at: number, into: Block[]): number {
  const token = reading.tokens[at];
  if (token === undefined) return at + 1;
  switch (token.type) {
    case "paragraph_open":
    case "heading_open":
      into.push(paragraphAt(reading, at));
      return at + 3;
    case "bullet_list_open":
    case "ordered_list_open":
    case "dl_open":
      return readList(reading, at, into);
    case "table_open":
      return readTable(reading, at, into);
    case "fence":
    case "code_block":
      into.push(fenceOf(reading, token));
      return at + 1;
    case "html_block":
      for (const piece of readHtml(token.content, (token.map?.[0] ?? 0) + 1)) {
        if (piece.kind === "block") into.push(piece.block);
      }
      return at + 1;
    case "footnote_reference_open":
      return readFootnote(reading, at);
    default:
      return at + 1;
  }
}

function paragraphAt(reading: Reading, at: number): Paragraph | Table {
  const raw = reading.tokens[at + 1]?.content ?? "";
  const lines = linesOf(reading, reading.tokens[at]);
  const grid = gridTable(raw, lines.line, reading.reader);
  return grid ?? { kind: "paragraph", text: inline(raw, reading.reader), ...lines };
}

function fenceOf(reading: Reading, token: Token): Block {
  const language = token.info.trim().split(/[\s{]/u, 1)[0]?.toLowerCase() ?? "";
  return { kind: "fence", language, content: token.content, ...linesOf(reading, token) };
}

function readFootnote(reading: Reading, at: number): number {
  const { tokens, footnotes } = reading;
  const label = String(tokens[at]?.meta?.["label"] ?? "");
  let end = at + 1;
  for (; end < tokens.length && tokens[end]?.type !== "footnote_reference_close"; end += 1) {
    const token = tokens[end];
    if (token?.type === "inline" && !footnotes.has(label)) footnotes.set(label, token.content);
  }
  return end + 1;
}

function readList(reading: Reading, at: number, into: Block[]): number {
  const { tokens } = reading;
  const open = tokens[at];
  const items: Item[] = [];
  let next = at + 1;
  while (next < tokens.length && tokens[next]?.level !== open?.level) {
    next =
      tokens[next]?.type === "dt_open"
        ? readTerm(reading, next, items)
        : readItem(reading, next, items);
  }
  const ordered = open?.type === "ordered_list_open";
  into.push({ kind: "list", ordered, items, ...linesOf(reading, open) });
  return next + 1;
}

function readItem(reading: Reading, at: number, into: Item[]): number {
  const { tokens } = reading;
  const open = tokens[at];
  const blocks: Block[] = [];
  let next = at + 1;
  while (next < tokens.length && tokens[next]?.level !== open?.level) {
    next = readBlock(reading, next, blocks);
  }
  into.push(itemOf(reading, blocks, open));
  return next + 1;
}

function itemOf(reading: Reading, blocks: readonly Block[], open: Token | undefined): Item {
  const [first, ...rest] = blocks;
  const isText = first?.kind === "paragraph";
  const raw = isText ? first.text.raw : "";
  const task = TASK.exec(raw);
  const text = !isText
    ? plainInline("")
    : task === null
      ? first.text
      : inline(raw.slice(task[0].length), reading.reader);
  const checked = task === null ? null : task[1] !== " ";
  const under = isText ? rest : blocks;
  return { text, blocks: under, checked, isTerm: false, ...linesOf(reading, open) };
}

/** A term of a definition list, with the definitions under it. */
function readTerm(reading: Reading, at: number, into: Item[]): number {
  const { tokens } = reading;
  const text = inline(tokens[at + 1]?.content ?? "", reading.reader);
  const lines = linesOf(reading, tokens[at]);
  const blocks: Block[] = [];
  let next = at + 3;
  let endLine = lines.endLine;
  while (tokens[next]?.type === "dd_open") {
    endLine = linesOf(reading, tokens[next]).endLine;
    const level = tokens[next]?.level;
    next += 1;
    while (next < tokens.length && tokens[next]?.level !== level)
      next = readBlock(reading, next, blocks);
    next += 1;
  }
  into.push({ text, blocks, checked: null, isTerm: true, line: lines.line, endLine });
  return next;
}

function readTable(reading: Reading, at: number, into: Block[]): number {
  const { tokens } = reading;
  const open = tokens[at];
  const rows: Row[] = [];
  let cells: ReturnType<typeof inline>[] = [];
  let next = at + 1;
  for (; next < tokens.length && tokens[next]?.type !== "table_close"; next += 1) {
    const token = tokens[next];
    if (token?.type === "tr_open") {
      cells = [];
      rows.push({ cells, ...linesOf(reading, token) });
    } else if (token?.type === "inline" && cells.length < MOST_CELLS) {
      cells.push(inline(token.content, reading.reader));
    }
  }
  const [header, ...body] = rows;
  if (header !== undefined)
    into.push({ kind: "table", header, rows: body, ...linesOf(reading, open) });
  return next + 1;
}

/** A token's lines, without the empty ones at its end. */
function linesOf(reading: Reading, token: Token | undefined) {
  const [from, to] = token?.map ?? [0, 1];
  let end = Math.max(to, from + 1);
  while (end > from + 1 && reading.source[end - 1]?.trim() === "") end -= 1;
  return { line: from + 1, endLine: end };
}
