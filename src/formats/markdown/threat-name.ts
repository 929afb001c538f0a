import { parseAnswer } from "../vocabulary/answer.ts";
import { bareWords } from "../vocabulary/words.ts";
import type { Named } from "./item-name.ts";
import { firstSentence, splitId } from "./item-name.ts";
import { isPlaceholder } from "./placeholder.ts";
import { addValue, type ItemRecord, plainValue, textOf } from "./record.ts";
import type { Field } from "./words/field-words.ts";

/** Fields that may name a threat, the best first. */
const NAMES: readonly Field[] = ["title", "threat", "scenario", "description"];
/** A longer text is told as a sentence with a description after it. */
const LONGEST_TITLE = 200;

/** A threat's id, title and description from its fields; null: nothing names it. */
export function threatName(record: ItemRecord): Named | null {
  const said = NAMES.map((field) => textOf(record, field)).filter((text) => text.trim() !== "");
  const [first, ...others] = said;
  if (first === undefined) return namedByRow(record, textOf(record, "id").trim());
  if (isPlaceholder(first) || isSilent(first)) return null;
  const { id, rest } = splitId(first);
  if (id !== null && rest === "" && others.length === 0) return namedByRow(record, id);
  const { name, description } = titled((rest || others.shift() || "").replace(/\n/gu, " "));
  const own = textOf(record, "id").trim();
  const told = [description, ...others].filter((text) => text !== null).join("\n");
  return { id: own === "" ? id : own, name, description: told === "" ? null : told };
}

/** A row of a register may say only what its id is about: `| T-01 | Tampering | Ledger |`. */
function namedByRow(record: ItemRecord, id: string): Named | null {
  const category = categoryOf(record);
  if (id === "" || category === "") return null;
  const name = (textOf(record, "asset") || category).replace(/\n/gu, " ").trim();
  return isPlaceholder(name) || isSilent(name) ? null : { id, name, description: null };
}

/**
 * Names a row of a table without names by its category if something is said of it: `| Tampering |
 * signed builds |`. Counts by category say nothing.
 */
export function nameByCategory(record: ItemRecord): void {
  const said = [textOf(record, "mitigation"), textOf(record, "severity")];
  const isSaid = said.some(
    (text) => /\p{L}/u.test(text) && parseAnswer(text).kind === "text" && !isPlaceholder(text),
  );
  const category = categoryOf(record);
  if (isSaid && category !== "" && textOf(record, "id") === "")
    addValue(record, "title", plainValue(category, ""));
}

function categoryOf(record: ItemRecord): string {
  return (textOf(record, "stride") || textOf(record, "category")).trim();
}

/** A name without a word; a dash is an answer, which is read elsewhere. */
function isSilent(text: string): boolean {
  return !/[a-z0-9]/iu.test(text) && bareWords(text) === "" && !/^[\s\-–—?.]*$/u.test(text);
}

function titled(text: string) {
  return text.length <= LONGEST_TITLE ? { name: text, description: null } : firstSentence(text);
}
