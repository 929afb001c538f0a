import { z } from "zod";
import { nearestWord } from "../../policy/nearest-word.ts";

/** One of some words, written in any case, with spaces, hyphens or underscores. */
export function choice<T extends string>(what: string, words: readonly T[]) {
  return z.string().transform((written, context): T => {
    const found = chosen(written, what, words);
    if ("word" in found) return found.word;
    context.addIssue(found.mistake);
    return z.NEVER;
  });
}

/** The word that was meant, or what is wrong with what was written. */
export function chosen<T extends string>(
  written: string,
  what: string,
  words: readonly T[],
): { readonly word: T } | { readonly mistake: string } {
  const plain = written.trim().toLowerCase().replaceAll(/[\s_]/gu, "-");
  const word = words.find((each) => each === plain);
  if (word !== undefined) return { word };
  const near = nearestWord(plain, words);
  const hint = near === null ? `; it is one of ${words.join(", ")}` : `; did you mean "${near}"?`;
  return { mistake: `there is no ${what} "${written.slice(0, 60)}"${hint}` };
}
