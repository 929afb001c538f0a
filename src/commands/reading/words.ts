/** A word of a command line. */
export interface Word {
  /** Without its quotes. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** What stands before the first colon outside of quotes; null: there is none, or it is quoted. */
  readonly key: string | null;
  /** What follows that colon, without its quotes. */
  readonly value: string;
}

/** Opening quote → what may close it. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "“": "”",
  "„": "“”",
  "«": "»",
  "'": "'",
  "‘": "’",
};

/** These stand in words as apostrophes too: alone they open nothing. */
const APOSTROPHES = "'‘";

const SPACE = /\s/u;
/** Up to the end of a word, or of the key before a value. */
const KEY = /[^\s:"“”„«»'‘’]{1,40}:/uy;
const BARE = /\S+/uy;

/** A quote that is opened and never closed. */
export interface OpenQuote {
  readonly kind: "open-quote";
  readonly from: string;
}

/** The words of a line of bounded length; quotes keep the spaces between them. */
export function wordsOf(line: string): readonly Word[] | OpenQuote {
  const words: Word[] = [];
  for (let at = wordAfter(line, 0); at < line.length; ) {
    const key = keyAt(line, at);
    const start = at + key.length;
    const quoted = quotedAt(line, start);
    if (quoted === "open") return { kind: "open-quote", from: line.slice(start, start + 40) };
    const end = quoted?.end ?? bareEnd(line, at);
    const raw = line.slice(at, end);
    const value = quoted?.text ?? raw.slice(key.length);
    words.push(
      key === ""
        ? { raw, text: value, key: null, value }
        : { raw, text: raw, key: key.slice(0, -1), value },
    );
    at = wordAfter(line, end);
  }
  return words;
}

function wordAfter(line: string, from: number): number {
  let at = from;
  while (at < line.length && SPACE.test(line.charAt(at))) at += 1;
  return at;
}

function keyAt(line: string, at: number): string {
  KEY.lastIndex = at;
  return KEY.exec(line)?.[0] ?? "";
}

function bareEnd(line: string, at: number): number {
  BARE.lastIndex = at;
  return at + (BARE.exec(line)?.[0].length ?? 1);
}

/** The quotation that begins there; null: none does; `open`: it has no end. */
function quotedAt(line: string, at: number): { text: string; end: number } | "open" | null {
  const opening = line.charAt(at);
  const closing = QUOTES[opening];
  if (closing === undefined) return null;
  for (let end = at + 1; end < line.length; end += 1) {
    if (!closing.includes(line.charAt(end))) continue;
    const after = line.charAt(end + 1);
    if (after === "" || SPACE.test(after)) return { text: line.slice(at + 1, end), end: end + 1 };
  }
  return APOSTROPHES.includes(opening) ? null : "open";
}
