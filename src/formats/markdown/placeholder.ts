import { remembered } from "../vocabulary/remembered.ts";
import { parseSeverity } from "../vocabulary/severity.ts";
import { onlyCategories } from "../vocabulary/stride.ts";
import { bareWords } from "../vocabulary/words.ts";

const TEMPLATE =
  /\{\{[^{}]{0,80}\}\}|\{%[^{}]{0,80}%\}|\[(?:e\.?\s?g\.?|i\.?\s?e\.?|for example|example|insert|your|add|describe|list|name of|required|optional|todo|tbd|short|short,|yyyy)\b[^[\]]{0,200}\]|<(?:insert|your|add|describe|name|component|comp|asset|threat|todo|tbd|placeholder|description)\b[^<>]{0,80}>|\blorem ipsum\b|\b(?:TODO|TBD|TBC|FIXME|X{3,5})\b|\bXXX\b|\bto be (?:determined|defined|decided|completed|filled in)\b|^_?\(?(?:add|describe|list|insert) (?:your|the|any|each|all)\b.{0,80}\bhere\b/iu;
const OPTIONS = /^\s*\[[^[\]|]{1,40}(?:\s?\|\s?[^[\]|]{1,40}){1,8}\]/u;
const WHOLE =
  /^(?:(?:example|sample|some|an?|the|your|another|new) )?(?:asset|threat|risk|mitigation|control|component|item|name|description|element|scenario|attack)(?: (?:name|description|title|here|goes here|n|x|\d))?$/u;
const SKELETON: ReadonlySet<string> = new Set([
  "data goes here",
  "goes",
  "goes here",
  "example bad thing that might happen",
  "use previous table outline",
  "high moderate other",
  "high medium low",
  "critical high medium low",
  "low medium high",
]);
const BRACKETED = /^(?:\.{2,}|…|\?+|\[\s*\]|\[[^[\]]{1,300}\]|<[^<>]{1,80}>|\{[^{}]{1,80}\})$/u;
const LONGEST = 2000;
const LONGEST_SKELETON = 60;

/** What no template text is without: cheap to look for. */
const SIGNS = /[[{<?…]|\.\.|todo|tbd|tbc|fixme|xxx|lorem|to be |here/iu;

/** The template text in a piece of text, as written; null: it was filled in. */
export function placeholderIn(text: string): string | null {
  if (!SIGNS.test(text.slice(0, LONGEST))) return null;
  const found = OPTIONS.exec(text.slice(0, LONGEST)) ?? TEMPLATE.exec(text.slice(0, LONGEST));
  return found?.[0] ?? null;
}

/** Whether a name, cell or item is nothing but template text. */
export const isPlaceholder: (text: string) => boolean = remembered(isTemplateAlone);

function isTemplateAlone(text: string): boolean {
  const plain = text.trim();
  if (plain === "") return false;
  if (/^[.…?[<{]/u.test(plain) && BRACKETED.test(plain)) return !isTag(plain);
  if (plain.length <= LONGEST_SKELETON && isSkeleton(plain)) return true;
  const found = placeholderIn(plain);
  if (found !== null && /^lorem ipsum/iu.test(found)) return true;
  return found !== null && bareWords(found).length * 2 >= bareWords(plain.slice(0, LONGEST)).length;
}

/** `[High]` and `(Spoofing)` are filled in. */
function isTag(plain: string): boolean {
  return parseSeverity(plain).severity !== null || onlyCategories(plain.slice(1, -1)).length > 0;
}

function isSkeleton(plain: string): boolean {
  const words = bareWords(plain);
  return SKELETON.has(words) || (WHOLE.test(words) && words.includes(" "));
}
