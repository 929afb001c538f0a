const ASCII = /^[\0-\x7f]*$/;
const MARKS = /\p{M}+/gu;
const NOT_WORDS = /[^\p{L}\p{N}]+/gu;
const NOT_ASCII_WORDS = /[^a-z0-9]+/g;

/** Text as its bare words: `Info. Disclosure!` is `info disclosure`. Empty where there are none. */
export function bareWords(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(NOT_ASCII_WORDS, " ").trim();
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(NOT_WORDS, " ").trim();
}

/** Phrases by their bare words, each with what it means. */
export interface Phrases<Meaning> {
  readonly meanings: ReadonlyMap<string, Meaning>;
  /** The words that phrases begin with, with the longest such phrase's length in words. */
  readonly starts: ReadonlyMap<string, number>;
}

/** Turns `{ meaning: phrases }` into a table that is looked up by bare words. The first meaning stays. */
export function phraseTable<Meaning extends string>(
  table: Readonly<Record<Meaning, readonly string[]>>,
): Phrases<Meaning> {
  const meanings = new Map<string, Meaning>();
  const starts = new Map<string, number>();
  for (const meaning in table) {
    for (const phrase of table[meaning]) {
      const words = bareWords(phrase);
      const [first = "", ...others] = words.split(" ");
      if (!meanings.has(words)) meanings.set(words, meaning);
      starts.set(first, Math.max(starts.get(first) ?? 0, others.length + 1));
    }
  }
  return { meanings, starts };
}

/** The longest run of words from `start` that is a phrase, as its meaning and length; null: none. */
export function phraseAt<Meaning>(
  words: readonly string[],
  start: number,
  { meanings, starts }: Phrases<Meaning>,
): { readonly meaning: Meaning; readonly length: number } | null {
  let phrase = words[start] ?? "";
  const longest = Math.min(starts.get(phrase) ?? 0, words.length - start);
  let found: { readonly meaning: Meaning; readonly length: number } | null = null;
  for (let length = 1; length <= longest; length += 1) {
    if (length > 1) phrase += ` ${words[start + length - 1]}`;
    const meaning = meanings.get(phrase);
    if (meaning !== undefined) found = { meaning, length };
  }
  return found;
}
