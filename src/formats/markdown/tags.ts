import { parseSeverity } from "../vocabulary/severity.ts";
import { onlyCategories } from "../vocabulary/stride.ts";
import { bareWords } from "../vocabulary/words.ts";
import { fieldOf } from "./field.ts";
import { addValue, type ItemRecord, plainValue } from "./record.ts";

/** Longer descriptions are prose, in characters. */
const LONGEST = 2000;
const TAG = /[([【]([^()[\]【】]{1,40})[)\]】]/gu;

/** Takes `(Spoofing, Tampering)` and `[High]` out of what is said of a threat, into its fields. */
export function takeTags(name: string, record: ItemRecord): string {
  const rest = name.slice(0, 400).replace(TAG, (whole, inside: string) => {
    if (onlyCategories(inside).length > 0 && bareWords(inside).length > 2) {
      addValue(record, "category", plainValue(inside, ""));
      return " ";
    }
    const isRating = bareWords(inside).split(" ").length <= 2;
    if (!isRating || parseSeverity(inside).severity === null || /\d/u.test(inside)) return whole;
    addValue(record, "severity", plainValue(inside, ""));
    return " ";
  });
  const plain = `${rest}${name.slice(400)}`.replace(/\s+/gu, " ").trim();
  return plain;
}

const INNER_LABEL = /(?:^|[.;)—–-]\s+)([\p{L}][\p{L} ]{1,24})[:：]\s+/gu;
const LEADING_RATING = /^[\s—–-]*([\p{L}-]{3,13})\s*[.;,]\s+/u;

/**
 * Takes the labels inside a sentence into fields: `— High. Mitigation: locks. Owner: Ana`. Gives
 * what stands before the first of them.
 */
export function takeInnerLabels(text: string, record: ItemRecord): string {
  const found = [...text.slice(0, LONGEST).matchAll(INNER_LABEL)].filter(
    ([, label]) => fieldOf(label ?? "") !== null,
  );
  found.forEach(({ 0: whole, 1: label = "", index }, at) => {
    const field = fieldOf(label);
    const value = text.slice(index + whole.length, found[at + 1]?.index ?? text.length);
    if (field !== null)
      addValue(record, field, plainValue(value.replace(/\.$/u, "").trim(), label));
  });
  const first = found[0];
  const before = first === undefined ? text : `${text.slice(0, first.index)}. `;
  return takeRating(before, record);
}

/** `— High.` before a description. */
function takeRating(text: string, record: ItemRecord): string {
  const rating = LEADING_RATING.exec(text);
  if (rating === null || parseSeverity(rating[1] ?? "").severity === null) {
    return text.replace(/\.?\s*\. $/u, ".").trim();
  }
  addValue(record, "severity", plainValue(rating[1] ?? "", ""));
  return text.slice(rating[0].length).replace(/^\. $/u, "").trim();
}
