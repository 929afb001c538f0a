import { remembered } from "../vocabulary/remembered.ts";
import { bareWords, phraseAt } from "../vocabulary/words.ts";
import { mainWords } from "./heading-words.ts";
import { PARTS, type Part } from "./words/part-words.ts";

const PROJECT = new Set("goals goal nongoals objectives".split(" "));
/** Parts that a heading is about wherever in it they are named. */
const OF_ALL: ReadonlySet<Part> = new Set<Part>(["scope-out", "acceptances"]);
const OF_NOTHING: ReadonlySet<Part> = new Set<Part>(["aside", "scope-in", "model"]);
const FILLERS = new Set(
  "the and or of for to by with key main other additional further general recommended considered classification control list table overview our possible potential identified known relevant specific detailed individual top".split(
    " ",
  ),
);
/** A label is short; what is longer and ends in a colon is a sentence. */
const LONGEST_LABEL = 7;

/** Scope in a sentence of a language that puts no spaces between words. */
const OUTSIDE = /スコープ外|範囲外|対象外|范围之?外/u;
const INSIDE = /スコープ内|範囲内|范围之?内/u;

interface Found {
  readonly part: Part;
  readonly at: number;
  readonly end: number;
}

/** The part that a heading or label begins; null: it names none. */
export const partOf: (text: string) => Part | null = remembered(readPart);

function readPart(text: string): Part | null {
  const words = mainWords(text).split(" ").slice(0, 20);
  const found = phrasesIn(words);
  if (found.length === 0) return characterPart(words.join(" "));
  if (words.some((word) => PROJECT.has(word))) return "aside";
  const whole = found.find(({ part }) => OF_ALL.has(part));
  return whole?.part ?? partOfPhrases(words, found);
}

/** The first phrase tells, but what a heading ends with tells more than an aside before it. */
function partOfPhrases(words: readonly string[], found: readonly Found[]): Part {
  const named = found.find((one) => !OF_NOTHING.has(one.part) && !isMethod(words, one));
  const scoped = found.find(({ part }) => part === "scope-in");
  const aside = found.find(({ part }) => part === "aside");
  if (named === undefined)
    return aside === undefined || scoped === undefined ? nameless(words, found) : "aside";
  if (aside !== undefined && aside.at < named.at)
    return named.end === words.length ? named.part : "aside";
  return scoped === undefined ? named.part : scopedPart(named, scoped);
}

/** Of a heading that names only scope, the model itself and asides. */
function nameless(words: readonly string[], found: readonly Found[]): Part {
  if (found.some(({ part }) => part === "scope-in")) return "scope-in";
  const model = found.find(({ part }) => part === "model");
  if (model === undefined) return found[0]?.part ?? "aside";
  return found[0]?.part === "aside" && model.end < words.length ? "aside" : "model";
}

/** `STRIDE threat model` is a model by that method. */
function isMethod(words: readonly string[], { at, end }: Found): boolean {
  return end === at + 1 && words[at] === "stride" && words.includes("model");
}

/** Whether a heading is nothing but the name of a part: `Control recommendations`. */
export function isPartName(text: string): boolean {
  const words = mainWords(text).split(" ");
  const found = phrasesIn(words);
  const told = found.reduce((sum, { at, end }) => sum + end - at, 0);
  const fillers = words.filter((word) => FILLERS.has(word)).length;
  return found.length > 0 && told + fillers >= words.length;
}

/** "Threats in scope" scopes threats; "Assets in scope" scopes the system. */
function scopedPart(named: Found, scoped: Found): Part {
  if (named.part !== "threats") return "scope-in";
  return named.at < scoped.at || scoped.at + 2 === named.at ? "threats" : "scope-in";
}

/** The part that a sentence before a list announces: `We recommend these measures:`; null: none. */
export function announcedPart(text: string): Part | null {
  if (OUTSIDE.test(text)) return "scope-out";
  if (INSIDE.test(text)) return "scope-in";
  const words = bareWords(text.slice(-300));
  if (words.split(" ").length <= LONGEST_LABEL) return partOf(text);
  if (
    /\b(?:mitigat\w*|measures|controls|recommend\w*|countermeasures|remediat\w*|best practices)\b/u.test(
      words,
    )
  ) {
    return "mitigations";
  }
  if (/\b(?:out of|not in|outside)(?: the)? scope\b/u.test(words)) return "scope-out";
  if (/\b(?:threats|attacks|risks|scenarios|threat vectors|abuse cases)\b/u.test(words))
    return "threats";
  if (/\bin scope\b/u.test(words)) return "scope-in";
  return /\bassets\b/u.test(words) ? "assets" : null;
}

function phrasesIn(words: readonly string[]): readonly Found[] {
  const found: Found[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = phraseAt(words, at, PARTS);
    if (phrase !== null) found.push({ part: phrase.meaning, at, end: at + phrase.length });
    at += phrase?.length ?? 1;
  }
  return found;
}

/** Languages that put no spaces between words: the phrase is looked for at the beginning. */
function characterPart(words: string): Part | null {
  if (/^[\p{Script=Latin}\d\s]*$/u.test(words)) return null;
  for (let length = Math.min(words.length, 12); length > 1; length -= 1) {
    const part = PARTS.meanings.get(words.slice(0, length));
    if (part !== undefined) return part;
  }
  return null;
}
