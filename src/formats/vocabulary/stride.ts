import { STRIDE, STRIDE_LETTER, type Stride } from "../../model/stride.ts";
import { remembered } from "./remembered.ts";
import { PROPERTY_WORDS, STRIDE_WORDS } from "./stride-words.ts";
import { bareWords, phraseAt, phraseTable } from "./words.ts";

const NAMES = phraseTable<Stride>(STRIDE_WORDS);
const PROPERTIES = phraseTable<keyof typeof PROPERTY_WORDS>(PROPERTY_WORDS);
const LETTERS = new Map<string, Stride>(
  STRIDE.map((stride) => [STRIDE_LETTER[stride].toLowerCase(), stride]),
);
/** Words around a category that do not make it something else: `## SPOOFING threats (6)`. */
const FILLERS = new Set(
  "threat threats attack attacks risk risks category categories stride and or the of by type analysis scenarios issues".split(
    " ",
  ),
);
/** Words that mean a category only when they stand alone: `Info`, but not `Info about customers`. */
const ALONE = new Set(
  "info disclosure elevation escalation manipulation manipulacion falsification alteration usurpation".split(
    " ",
  ),
);
/** A longer text names more than categories, in characters. */
const LONGEST_LABEL = 120;
const SEPARATORS = /[,;/·&+|\n→、，；／]|\band\b|\bor\b/iu;
const FIRST_WORD = /^[\s!-'*-/:-@[-`{-~]*([a-z0-9]+)(?=[\0-/:-@[-`{-\x7f]|$)/iu;
/** `T (tampering)`. */
const SPELLED_OUT = /^\s*[stride]\s*\(([^()]{1,60})\)\s*$/iu;
const PARENTHESES = /\([^()]*\)|（[^（）]*）/gu;

/** What a category cell or label says. */
export interface Categories {
  /** In the order written, each once. */
  readonly stride: readonly Stride[];
  /** What was written and is none of the six; null: nothing else was. */
  readonly other: string | null;
}

/** The category that a single name or abbreviation means, whatever follows it; null: none. */
function strideOf(text: string): Stride | null {
  const words = bareWords(text).split(" ");
  const start = words.length > 1 && LETTERS.has(words[0] ?? "") ? 1 : 0;
  const named = phraseAt(words, start, NAMES) ?? phraseAt(words, 0, NAMES);
  if (named?.length === 1 && words.length > start + 1 && ALONE.has(words[start] ?? "")) return null;
  return named?.meaning ?? PROPERTIES.meanings.get(words[0] ?? "") ?? null;
}

/** The category of a single letter, in either case; null: none. */
export function strideOfLetter(text: string): Stride | null {
  return LETTERS.get(text.trim().toLowerCase()) ?? null;
}

function lettersOf(part: string): readonly Stride[] {
  const letters = part.replace(/[\s.*_-]/gu, "").toLowerCase();
  if (letters.length === 0 || letters.length > 6) return [];
  const found = [...letters].map((letter) => LETTERS.get(letter));
  return found.every((stride) => stride !== undefined) ? found : [];
}

/**
 * Reads a list of categories. Single letters count only where `letters` says that the column or
 * label speaks of STRIDE.
 */
export function parseCategories(text: string, letters: boolean): Categories {
  return letters ? categoriesWithLetters(text) : categoriesInWords(text);
}

const categoriesWithLetters = remembered((text) => readCategories(text, true));
const categoriesInWords = remembered((text) => readCategories(text, false));

function readCategories(text: string, letters: boolean): Categories {
  const named = SPELLED_OUT.exec(text)?.[1] ?? text;
  const parts = named.replace(PARENTHESES, " ").split(SEPARATORS);
  const read = parts
    .filter((part) => bareWords(part) !== "")
    .map((part) => ({ part, stride: categoriesOf(part, letters) }));
  const others = read.filter(({ stride }) => stride.length === 0).map(({ part }) => part.trim());
  const stride = [...new Set(read.flatMap((one) => one.stride))];
  return { stride, other: others.length > 0 ? others.join(", ") : null };
}

function categoriesOf(part: string, letters: boolean): readonly Stride[] {
  const named = strideOf(part);
  if (named !== null) return [named];
  return letters ? lettersOf(part) : [];
}

/** The categories that a heading or label names if it names nothing else; empty: it is more. */
export const onlyCategories: (text: string) => readonly Stride[] = remembered(readOnlyCategories);

function readOnlyCategories(text: string): readonly Stride[] {
  return text.length > LONGEST_LABEL || !mayBegin(text)
    ? []
    : categoriesAlone(bareWords(text.replace(PARENTHESES, " ")).split(" "));
}

function categoriesAlone(words: readonly string[]): readonly Stride[] {
  if (words.length > 12) return [];
  const stride = new Set<Stride>();
  for (let at = 0; at < words.length; ) {
    const named = phraseAt(words, at, NAMES);
    if (named === null && !isFiller(words[at] ?? "")) return [];
    if (named !== null) stride.add(named.meaning);
    at += named?.length ?? 1;
  }
  return [...stride];
}

/** Most labels are told from categories by their first word. Only ASCII is looked at. */
function mayBegin(text: string): boolean {
  const first = FIRST_WORD.exec(text)?.[1]?.toLowerCase();
  return first === undefined || NAMES.starts.has(first) || isFiller(first);
}

function isFiller(word: string): boolean {
  return FILLERS.has(word) || LETTERS.has(word) || /^\d+$/u.test(word);
}

/** The category whose property a heading names alone: `Confidentiality`; null: none. */
export function strideOfProperty(text: string): Stride | null {
  return PROPERTIES.meanings.get(bareWords(text.replace(PARENTHESES, " "))) ?? null;
}
