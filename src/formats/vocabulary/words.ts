const ASCII = /^[\0-\x7f]*$/;
const MARKS = /\p{M}+/gu;
const NOT_WORDS = /[^\p{L}\p{N}]+/gu;
const NOT_ASCII_WORDS = /[^a-z0-9]+/g;

/** Text as its bare words: `Info. Disclosure!` is `info disclosure`. Empty where there are none. */
export function bareWords(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().replace(NOT_ASCII_WORDS, " ").trim();
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(NOT_WORDS, " ").trim();
}

/** Turns `{ meaning: phrases }` into a map from each phrase's bare words to its meaning. */
export function phraseMap<Meaning extends string>(
  table: Readonly<Record<Meaning, readonly string[]>>,
): ReadonlyMap<string, Meaning> {
  const map = new Map<string, Meaning>();
  for (const meaning in table) {
    for (const phrase of table[meaning]) map.set(bareWords(phrase), meaning);
  }
  return map;
}

/** The longest run of words from `start` that is a phrase of the map, as its meaning and length. */
export function phraseAt<Meaning>(
  words: readonly string[],
  start: number,
  phrases: ReadonlyMap<string, Meaning>,
  longest = 4,
): { readonly meaning: Meaning; readonly length: number } | null {
  for (let length = Math.min(longest, words.length - start); length > 0; length -= 1) {
    const meaning = phrases.get(words.slice(start, start + length).join(" "));
    if (meaning !== undefined) return { meaning, length };
  }
  return null;
}
