import type { InlineToken } from "./inline-token.ts";

/** What may be markup, or the end of a line. */
const MARK = /[`*\n_\\[<&~]/gu;
const LETTER = /^[A-Za-z0-9]$/u;
const SPACE = /^[ \t\n]?$/u;
/** A link whose words and address hold nothing that Markdown or an address gives a meaning. */
const LINK = /\[([^[\]`*_\\<>&~!^\n]*)\]\(((?:https?:\/\/[a-z\d.-]+)?[\w./#?=+,-]*)\)/y;
const PUNCTUATION = /^[!-/:-@[-`{-~]$/u;

/** A running text while it is cut into tokens. */
interface Cut {
  readonly raw: string;
  readonly tokens: InlineToken[];
  /** Where the text begins that is in no token yet. */
  from: number;
  /** The stars that are open; empty: none are. */
  stars: string;
}

/**
 * The tokens of running text that has no markup but line breaks, code, links and plainly placed stars:
 * the same that the Markdown parser gives, for a small part of its cost. Null: there is more.
 */
export function simpleTokens(raw: string): readonly InlineToken[] | null {
  const cut: Cut = { raw, tokens: [], from: 0, stars: "" };
  MARK.lastIndex = 0;
  for (let found = MARK.exec(raw); found !== null; found = MARK.exec(raw)) {
    const end = READERS[found[0]]?.(cut, found.index) ?? -1;
    if (end === -1) return null;
    MARK.lastIndex = end;
  }
  addText(cut, raw.length);
  return cut.stars === "" ? cut.tokens : null;
}

/** Each gives where its markup ends; -1: it is not as simple as that. */
const READERS: Readonly<Record<string, (cut: Cut, at: number) => number>> = {
  "`": readCode,
  "*": readStars,
  "\n": readBreak,
  "[": readLink,
  _: ({ raw }, at) => (isLetter(raw, at - 1) && isLetter(raw, at + 1) ? at + 1 : -1),
  "<": ({ raw }, at) => (/^[ =]$/u.test(raw.charAt(at + 1)) ? at + 1 : -1),
  "&": ({ raw }, at) => (/^[A-Za-z#]$/u.test(raw.charAt(at + 1)) ? -1 : at + 1),
  "~": ({ raw }, at) => (raw.charAt(at + 1) === "~" ? -1 : at + 1),
};

function isLetter(raw: string, at: number): boolean {
  return LETTER.test(raw.charAt(at));
}

function add({ tokens }: Cut, type: string, content: string): void {
  tokens.push({ type, content, children: null, meta: null, attrGet: noAttribute });
}

function noAttribute(): null {
  return null;
}

function addText(cut: Cut, to: number): void {
  if (to > cut.from) add(cut, "text", cut.raw.slice(cut.from, to));
}

function readCode(cut: Cut, at: number): number {
  const { raw } = cut;
  const end = raw.indexOf("`", at + 1);
  if (end <= at + 1 || raw.charAt(end + 1) === "`") return -1;
  addText(cut, at);
  const code = raw.slice(at + 1, end).replace(/\n/gu, " ");
  const isPadded = code.startsWith(" ") && code.endsWith(" ") && /[^ ]/u.test(code);
  add(cut, "code_inline", isPadded ? code.slice(1, -1) : code);
  cut.from = end + 1;
  return cut.from;
}

function readLink(cut: Cut, at: number): number {
  const { raw } = cut;
  LINK.lastIndex = at;
  const found = /^[!^]$/u.test(raw.charAt(at - 1)) ? null : LINK.exec(raw);
  if (found === null) return -1;
  const [whole, words = "", href = ""] = found;
  addText(cut, at);
  const attrGet = (name: string) => (name === "href" ? href : null);
  cut.tokens.push({ type: "link_open", content: "", children: null, meta: null, attrGet });
  if (words !== "") add(cut, "text", words);
  add(cut, "link_close", "");
  cut.from = at + whole.length;
  return cut.from;
}

function readBreak(cut: Cut, at: number): number {
  const { raw, from } = cut;
  let end = at;
  while (end > from && raw.charAt(end - 1) === " ") end -= 1;
  addText(cut, end);
  add(cut, at - end >= 2 ? "hardbreak" : "softbreak", "");
  cut.from = at + 1;
  while (raw.charAt(cut.from) === " " || raw.charAt(cut.from) === "\t") cut.from += 1;
  return cut.from;
}

function readStars(cut: Cut, at: number): number {
  const { raw, stars } = cut;
  const end = raw.charAt(at + 1) === "*" ? at + 2 : at + 1;
  const [before, after] = [raw.charAt(at - 1), raw.charAt(end)];
  const own = raw.slice(at, end);
  const isRight = stars === "" ? opens(before, after) : own === stars && closes(before, after);
  if (!isRight || after === "*") return -1;
  addText(cut, at);
  add(cut, `${own === "*" ? "em" : "strong"}_${stars === "" ? "open" : "close"}`, "");
  cut.stars = stars === "" ? own : "";
  cut.from = end;
  return end;
}

/** By these and nothing else stars can open, and not close. */
function opens(before: string, after: string): boolean {
  if (SPACE.test(before)) return LETTER.test(after) || PUNCTUATION.test(after);
  return PUNCTUATION.test(before) && LETTER.test(after);
}

function closes(before: string, after: string): boolean {
  if (SPACE.test(after)) return LETTER.test(before) || PUNCTUATION.test(before);
  return PUNCTUATION.test(after) && LETTER.test(before);
}
