import { z } from "zod";
import { nearestWord } from "../../policy/nearest-word.ts";

/** One of some words, written in any case, with spaces, hyphens or underscores. */
export function choice<T extends string>(what: string, words: readonly T[]) {
  return z.string().transform((written, context): T => {
    const plain = written.trim().toLowerCase().replaceAll(/[\s_]/gu, "-");
    const found = words.find((word) => word === plain);
    if (found !== undefined) return found;
    const near = nearestWord(plain, words);
    const hint = near === null ? `; it is one of ${words.join(", ")}` : `; did you mean "${near}"?`;
    context.addIssue(`there is no ${what} "${written.slice(0, 60)}"${hint}`);
    return z.NEVER;
  });
}
