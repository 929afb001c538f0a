import { parseSeverity } from "../vocabulary/severity.ts";
import { onlyCategories } from "../vocabulary/stride.ts";
import { bareWords } from "../vocabulary/words.ts";
import { addValue, type ItemRecord, plainValue } from "./record.ts";

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
