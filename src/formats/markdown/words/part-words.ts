import { phraseTable } from "../../vocabulary/words.ts";
import words from "./part-words.json" with { type: "json" };

/**
 * What a stretch of a threat model is about. `model` is the whole of it, or a chapter of it that
 * tells nothing more; `aside` is what a threat model holds and no rule asks for: actors,
 * assumptions, references.
 */
export type Part = keyof typeof words;

/**
 * Phrases by which a heading or lead-in tells its part; compared by their bare words, anywhere in
 * it. The phrase that comes first decides.
 */
export const PARTS = phraseTable<Part>(words);
