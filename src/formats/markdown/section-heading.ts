import { bareWords } from "../vocabulary/words.ts";
import { headingWords } from "./heading-words.ts";
import {
  AFTER_STRIDE,
  GUIDE_WORDS,
  STRONG_ENDINGS,
  STRONG_HEADINGS,
  WEAK_HEADINGS,
} from "./words/section-words.ts";

/** How surely a heading begins a threat model. */
export type Strength = "strong" | "weak";

const STRONG = STRONG_HEADINGS.map(bareWords);
/** Languages that put no spaces between words. */
const SPACELESS = STRONG.filter(
  (phrase) => /\p{Script=Han}|\p{Script=Katakana}/u.test(phrase) && phrase.length > 2,
);
/** A word of every known heading: what has none is looked at no closer. */
const MAY_BEGIN =
  /threat|stride|secur|attack|risk|abuse|misuse|amenaza|ameaca|menace|bedroh|segur|sicherheit|[^\0-\x7f]/u;
const WEAK = WEAK_HEADINGS.map(bareWords);
const ENDINGS = STRONG_ENDINGS.map(bareWords);
const GUIDES = new Set(GUIDE_WORDS);
const METHOD_TAILS = new Set(AFTER_STRIDE.map(bareWords));
const METHOD = /\bthreat (?:model\w*|analysis)\b|\bstride\b/u;
const QUESTION = /^(?:what|how|why|when|who|where|which|should|do|does)\b/u;
const ARTICLE = /^(?:the|our|a|an|this) /u;
/** A heading that ends in "threat model" and is longer is a sentence. */
const LONGEST_NAME = 8;

/** Whether a heading begins a threat model; null: it does not. */
export function sectionStrength(text: string, extra: readonly string[]): Strength | null {
  const words = headingWords(text).replace(ARTICLE, "");
  if (words === "" || QUESTION.test(words)) return null;
  if (extra.length === 0 && !MAY_BEGIN.test(words)) return null;
  if (startsWithAny(words, extra.map(bareWords))) return "strong";
  if (startsWithAny(words, STRONG) || startsWithMethod(words)) return "strong";
  if (words.split(" ").length <= LONGEST_NAME && ENDINGS.some((end) => words.endsWith(` ${end}`))) {
    return "strong";
  }
  return startsWithAny(words, WEAK) ? "weak" : null;
}

/** Whether a document's title says that all of it is a threat model. */
export function isThreatModelTitle(text: string, extra: readonly string[]): boolean {
  const words = headingWords(text);
  if (isGuideTitle(text)) return false;
  if (sectionStrength(text, extra) === "strong") return true;
  if (SPACELESS.some((phrase) => words.includes(phrase))) return true;
  return / (?:threats|stride)$|\bthreat (?:models?|modell?ing|analysis|assessment)\b/u.test(words);
}

/** Whether a title is that of a page about threat modelling: a handbook, a changelog. */
export function isGuideTitle(text: string): boolean {
  const words = headingWords(text);
  return METHOD.test(words) && words.split(" ").some((word) => GUIDES.has(word));
}

/** Whether a title names the activity and not what it is about: `Threat modeling`. */
export function isActivity(text: string): boolean {
  return /^threat modell?ing$/u.test(headingWords(text));
}

/** Whether a file's name says that all of it is a threat model. */
export function isThreatModelFile(path: string): boolean {
  const name = bareWords(path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/u, ""));
  return /\bthreat ?(?:models?|modell?ing|analysis|assessment)\b/u.test(name);
}

function startsWithAny(words: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => startsWith(words, phrase));
}

function startsWith(words: string, phrase: string): boolean {
  if (phrase === "" || !words.startsWith(phrase)) return false;
  const next = words.charAt(phrase.length);
  return next === "" || next === " " || !/[a-z]$/u.test(phrase);
}

function startsWithMethod(words: string): boolean {
  if (words !== "stride" && !words.startsWith("stride ")) return false;
  return METHOD_TAILS.has(words.split(" ")[1] ?? "");
}
