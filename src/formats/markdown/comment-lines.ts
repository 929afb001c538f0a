import MarkdownIt, { type Token } from "markdown-it";

/** A line of a comment that starts with the text that was looked for. */
export interface CommentLine {
  /** 1-based. */
  readonly line: number;
  /** As written, without the spaces around it. */
  readonly text: string;
  /** It has no mark of its own, but Markdown takes it for a part of the quotation right above it. */
  readonly isQuoted: boolean;
}

/** Where running text begins a line with what is looked for. */
interface Search {
  readonly text: string;
  readonly prefix: string;
  readonly found: Set<number>;
  /** How many tokens of the running text were looked through for quoting tags, and how many are open. */
  tokens: number;
  tags: number;
}

/** The search that a parser's run is for, by the environment that the run was given. */
const SEARCHES = new WeakMap<object, Search>();

/** As GitHub reads comments: no definition lists, and no footnotes that matter here. */
const MARKDOWN = new MarkdownIt({ html: true });
/** Running text is parsed only where it holds a line that is looked for. */
MARKDOWN.core.ruler.disable("inline");
/** Tried wherever running text goes on, so never inside of code, HTML or a link's address. */
MARKDOWN.inline.ruler.before("text", "line-start", (state, silent) => {
  const search = SEARCHES.get(state.env);
  if (silent || search === undefined || state.src !== search.text) return false;
  const { pos } = state;
  if (!search.text.startsWith(search.prefix, pos) || !beginsLine(search.text, pos)) return false;
  for (const { type, content } of state.tokens.slice(search.tokens)) {
    if (type === "html_inline") search.tags = openTags(content, search.tags);
  }
  search.tokens = state.tokens.length;
  if (search.tags === 0) search.found.add(pos);
  return false;
});

function beginsLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === " " || text[before] === "\t") before -= 1;
  return before < 0 || text[before] === "\n";
}

/** Between these tags HTML quotes, or shows code. */
const QUOTING_TAG = /<(\/?)(?:blockquote|code|kbd|pre|q|samp|template|textarea)\b/giu;

/**
 * The lines of a comment that start with a text, and that Markdown shows as running text: none of a
 * quotation, of code or of HTML. Spaces before it do not matter; a list item's own line starts with
 * its mark, so it is none, but a line that goes on below it is one. At most so many, in order.
 */
export function commentLines(
  comment: string,
  prefix: string,
  most: number,
): readonly CommentLine[] {
  const source = comment.split(/\r\n?|\n/u);
  const lines: CommentLine[] = [];
  for (const { token, isQuoted } of runningTexts(comment)) {
    for (const at of startsIn(token, prefix)) {
      const text = source[at]?.trim() ?? "";
      if (text.startsWith(prefix)) lines.push({ line: at + 1, text, isQuoted });
    }
    if (lines.length >= most) break;
  }
  return lines.slice(0, most);
}

/** Paragraphs, and headings: a line with dashes below it is one by accident. */
const RUNNING: ReadonlySet<string> = new Set(["paragraph_open", "heading_open"]);

/** How many levels of quotation a token opens. */
const QUOTATION: Readonly<Record<string, number>> = { blockquote_open: 1, blockquote_close: -1 };

function* runningTexts(comment: string): Iterable<{ token: Token; isQuoted: boolean }> {
  let quotations = 0;
  let tags = 0;
  let holder = "";
  for (const token of MARKDOWN.parse(comment, {})) {
    quotations += QUOTATION[token.type] ?? 0;
    if (token.type === "html_block") tags = openTags(token.content, tags);
    else if (token.type !== "inline") holder = token.type;
    else if (RUNNING.has(holder) && tags === 0) yield { token, isQuoted: quotations > 0 };
  }
}

/** How many quoting tags are open after some HTML. */
function openTags(html: string, before: number): number {
  let open = before;
  for (const [, slash] of html.matchAll(QUOTING_TAG)) {
    open = slash === "/" ? Math.max(0, open - 1) : open + 1;
  }
  return open;
}

/** The 0-based lines of the comment that begin so in one piece of running text. */
function startsIn({ content, map }: Token, prefix: string): readonly number[] {
  if (!content.includes(prefix)) return [];
  const search: Search = { text: content, prefix, found: new Set(), tokens: 0, tags: 0 };
  const env = {};
  SEARCHES.set(env, search);
  MARKDOWN.inline.parse(content, MARKDOWN, env, []);
  const lines: number[] = [];
  let line = map?.[0] ?? 0;
  let from = 0;
  for (const at of search.found) {
    for (let end = content.indexOf("\n", from); end !== -1 && end < at; ) {
      line += 1;
      from = end + 1;
      end = content.indexOf("\n", from);
    }
    lines.push(line);
  }
  return lines;
}
