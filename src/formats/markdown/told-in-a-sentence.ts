import type { List, Paragraph } from "./block.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { inlineList } from "./own-labels.ts";
import { readAssetList } from "./read-asset-list.ts";
import { readThreatList } from "./read-threat-list.ts";

/** `Assets include a, b, and c.` */
const TELLS =
  /^(?:the |our |its )?(?:key |main |primary |protected |critical |relevant )?(assets|threats)(?: to protect| at risk)? (?:are|include|comprise)[: ] ?(?=\S)/iu;
const SENTENCE = /(?<=[.!?])\s/u;
/** Under a heading of assets, so many short names between commas are a list. */
const FEWEST = 3;
const MOST_WORDS = 9;

/** Reads the sentences of a paragraph that list assets or threats; false: none does. */
export function readTellingSentences(draft: Draft, block: Paragraph, context: Context): boolean {
  const text = block.text.text.replace(/\n/gu, " ");
  let isTold = false;
  for (const sentence of text.split(SENTENCE)) {
    const found = TELLS.exec(sentence);
    if (found === null) continue;
    isTold = true;
    const list = inlineList(sentence.slice(found[0].length), block.line);
    if (found[1]?.toLowerCase() === "assets") readAssetList(draft, list);
    else readThreatList(draft, list, { ...context, part: "threats" });
  }
  return isTold;
}

/** Reads a paragraph that is nothing but threats between semicolons. */
export function readThreatsInLine(draft: Draft, { text, line }: Paragraph, context: Context): void {
  const [first = ""] = text.text.replace(/\n/gu, " ").split(SENTENCE, 1);
  if (!first.includes(";")) return;
  const list = inlineList(first, line);
  if (isListOfNames(list)) readThreatList(draft, list, { ...context, part: "threats" });
}

/** Reads a paragraph under a heading of assets that is nothing but their names. */
export function readNamesInLine(draft: Draft, { text, line }: Paragraph): void {
  const list = inlineList(text.text.replace(/\n/gu, " "), line);
  if (isListOfNames(list)) readAssetList(draft, list);
}

function isListOfNames({ items }: List): boolean {
  const isName = (name: string) => name.split(" ").length <= MOST_WORDS && !/[.!?:] /u.test(name);
  return items.length >= FEWEST && items.every(({ text }) => isName(text.text));
}
