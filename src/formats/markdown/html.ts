import { Parser } from "htmlparser2";
import {
  addText,
  flush,
  type HtmlDraft,
  type HtmlPiece,
  htmlDraft,
  type Image,
  takeText,
} from "./html-draft.ts";
import { closeInTable, closeTable, openInTable, openTable } from "./html-table.ts";

type Attributes = Readonly<Record<string, string>>;

/** Elements in each other; what is deeper is not read. The parser's cost grows with the depth. */
const DEEPEST = 1000;
const CHUNK = 4096;
const SILENT: ReadonlySet<string> = new Set(["script", "style", "svg"]);
const HEADINGS: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const BREAKS: ReadonlySet<string> = new Set(
  "p div section article center hr blockquote pre dl dt dd details summary h1 h2 h3 h4 h5 h6".split(
    " ",
  ),
);

const OPENING: Readonly<Record<string, (draft: HtmlDraft) => void>> = {
  ul: openList,
  ol: openList,
  li: takeItem,
  b: openLead,
  strong: openLead,
  br: (draft) => {
    draft.text += "\n";
  },
};

const CLOSING: Readonly<Record<string, (draft: HtmlDraft) => void>> = {
  ul: closeList,
  ol: closeList,
  li: takeItem,
  b: closeLead,
  strong: closeLead,
  summary: (draft) => {
    const line = draft.textLine;
    draft.pieces.push({ kind: "details", summary: takeText(draft), line });
  },
  details: (draft) => {
    flush(draft);
    draft.pieces.push({ kind: "details-end", line: draft.line });
  },
};

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
  const draft = htmlDraft(line);
  let newLine = html.indexOf("\n");
  let silent = 0;
  let depth = 0;
  const advance = (to: number): void => {
    for (; newLine !== -1 && newLine < to; newLine = html.indexOf("\n", newLine + 1))
      draft.line += 1;
  };
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
  for (let from = 0; from < html.length && depth < DEEPEST; from += CHUNK) {
    parser.write(html.slice(from, from + CHUNK));
  }
  parser.end();
  flush(draft);
  return draft.pieces;
}

function openTag(draft: HtmlDraft, name: string, attributes: Attributes): void {
  if (name === "img") draft.images.push(imageOf(attributes));
  else if (name === "a") draft.links.push({ text: "", href: attributes["href"] ?? "" });
  else if (name === "table") openTable(draft);
  else if (draft.tables > 0) openInTable(draft, name);
  else if (BREAKS.has(name) && draft.lists === 0) flush(draft);
  else if (Object.hasOwn(OPENING, name)) OPENING[name]?.(draft);
}

function closeTag(draft: HtmlDraft, name: string): void {
  if (name === "table") closeTable(draft);
  else if (draft.tables > 0) closeInTable(draft, name);
  else if (HEADINGS.has(name)) closeHeading(draft, Number(name.slice(1)));
  else if (Object.hasOwn(CLOSING, name)) CLOSING[name]?.(draft);
  else if (BREAKS.has(name) && draft.lists === 0) flush(draft);
}

function imageOf(attributes: Attributes): Image {
  return { src: attributes["src"] ?? "", alt: attributes["alt"] ?? "" };
}

function openList(draft: HtmlDraft): void {
  if (draft.lists === 0) flush(draft);
  draft.lists += 1;
}

function closeList(draft: HtmlDraft): void {
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

function takeItem(draft: HtmlDraft): void {
  if (draft.lists === 0 || (draft.blank && draft.images.length === 0)) return;
  const line = draft.textLine;
  const text = takeText(draft);
  draft.items.push({ text, blocks: [], checked: null, isTerm: false, line, endLine: draft.line });
}

function openLead(draft: HtmlDraft): void {
  draft.leading = draft.blank;
}

function closeLead(draft: HtmlDraft): void {
  if (draft.leading && !draft.blank) draft.lead = draft.text;
  draft.leading = false;
}

function closeHeading(draft: HtmlDraft, level: number): void {
  const line = draft.textLine;
  draft.pieces.push({ kind: "heading", level, text: takeText(draft), line });
}
