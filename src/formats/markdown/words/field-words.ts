import { phraseTable } from "../../vocabulary/words.ts";
import words from "./field-words.json" with { type: "json" };

/**
 * What a column, label or sub-heading holds of an item. `other` is known, and of no use to a rule:
 * residual risk, test, reference, trust boundary.
 */
export type Field = keyof typeof words;

/** The ways people write a field; compared by their bare words, without what is in parentheses. */
export const FIELDS = phraseTable<Field>(words);
