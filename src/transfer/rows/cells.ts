import { z } from "zod";
import { chosen } from "../../commands/reading/choice.ts";
import type { Instant } from "../../model/time.ts";
import { nearestWord } from "../../policy/nearest-word.ts";
import { terminal, visible } from "../../report/escape.ts";
import { momentOfText } from "./moment.ts";

/** What was found, for people. */
export function found(text: string): string {
  return text === "" ? "found nothing" : `found "${terminal(text, 60)}"`;
}

/** What a cell says, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly wrong: string };

/** A cell of which something is made. */
export function cell<T>(read: (text: string) => Read<T>) {
  return z.string().transform((text, context): T => {
    const outcome = read(text.trim());
    if ("value" in outcome) return outcome.value;
    context.addIssue(outcome.wrong);
    return z.NEVER;
  });
}

/** The same, null where the cell is empty. */
export function optionalCell<T>(read: (text: string) => Read<T>) {
  return cell<T | null>((text) => (text === "" ? { value: null } : read(text)));
}

/** One of some words. */
export function wordOf<T extends string>(what: string, words: readonly T[]) {
  return (text: string) => {
    const read = chosen(text, what, words);
    if ("word" in read) return { value: read.word };
    return { wrong: text === "" ? `found nothing, expected ${words.join(", ")}` : read.mistake };
  };
}

/** Where no name is near, so many of those that are known are told. */
const MOST_NAMES = 10;

/** A name that the config knows, in any case. */
export function knownName(what: string, names: readonly string[]) {
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  return (text: string): Read<string> => {
    const value = known.get(text.toLowerCase());
    if (value !== undefined) return { value };
    const near = nearestWord(text, names);
    const some = names.slice(0, MOST_NAMES).map((name) => terminal(name, 60));
    const hint = near === null ? `: ${some.join(", ")}` : `; did you mean "${terminal(near, 60)}"?`;
    return { wrong: `${found(text)}, expected ${what} of the config${hint}` };
  };
}

/** Text on one line, with nothing in it that cannot be seen; null: there is nothing to see. */
export function lineOf(text: string, longest: number): string | null {
  const line = visible(text, longest).replaceAll(/ {2,}/g, " ");
  return /[^\s\p{C}\u2800]/u.test(text) ? line : null;
}

/** A moment that is over. */
export function pastMoment(now: Instant) {
  return (text: string): Read<Instant> => {
    const value = momentOfText(text);
    if (value === null) {
      return {
        wrong: `${found(text)}, expected a day such as 2026-11-20, or a moment such as 2026-11-20T09:30:00Z`,
      };
    }
    return value.slice(0, 19) > now.slice(0, 19)
      ? { wrong: `${found(text)}, which is still to come` }
      : { value };
  };
}

/** Yes, no, or since when; a null moment: nobody knows. */
export function since(now: Instant) {
  const moment = pastMoment(now);
  return (text: string): Read<{ readonly at: Instant | null } | null> => {
    const word = text.toLowerCase();
    if (["yes", "true", "y", "1", "x"].includes(word)) return { value: { at: null } };
    if (["no", "false", "n", "0", "-"].includes(word)) return { value: null };
    const read = moment(text);
    if ("value" in read) return { value: { at: read.value } };
    const wrong = read.wrong.replace("expected ", "expected yes, no, ");
    return { wrong };
  };
}
