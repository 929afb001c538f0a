import { remembered } from "../vocabulary/remembered.ts";
import { bareWords } from "../vocabulary/words.ts";

const NUMBERING =
  /^[\s#]*(?:(?:section|chapter|appendix|part|step|phase|annex)\s+[\dA-Z]{1,3}\b|[\dA-Z]{1,4}(?:[.-]\d{1,3}){0,5}\\?[.):](?!\d)|\d{1,4}(?:\.\d{1,3}){0,5}(?=\s))[\s:.–—-]*/iu;
const PARENTHESES = /\([^()]*\)|（[^（）]*）|\[[^[\]]*\]/gu;
/** Longer headings are sentences. */
const LONGEST = 300;

/** A heading's bare words, without its number and decoration: `## 3\. ✅ Threat model:`. */
export const headingWords: (text: string) => string = remembered(readWords);

function readWords(text: string): string {
  const short = text.slice(0, LONGEST);
  const rest = short.replace(/^[^\p{L}\p{N}#]+/u, "").replace(NUMBERING, "");
  return bareWords(rest) || bareWords(short);
}

/** The same without what stands in parentheses, unless that is all. */
export function mainWords(text: string): string {
  return headingWords(text.slice(0, LONGEST).replace(PARENTHESES, " ")) || headingWords(text);
}
