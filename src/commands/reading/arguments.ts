import { distance } from "fastest-levenshtein";
import type { Given } from "../command.ts";
import { asSeen } from "./look-alikes.ts";
import type { Word } from "./words.ts";

/** What a usage line says of a command's arguments. */
interface Shape {
  /** In their order. */
  readonly words: readonly { readonly name: string; readonly isOptional: boolean }[];
  readonly options: readonly string[];
}

/** Arguments by their names, or what is wrong with them, as a sentence's end. */
export type Arguments = { readonly given: Given } | { readonly wrong: string };

/** Holds the words of a line against a usage such as `THREAT REASON [until:DATE]`. */
export function argumentsOf(words: readonly Word[], usage: string): Arguments {
  const shape = shapeOf(usage);
  const given: Record<string, string> = {};
  const texts: string[] = [];
  for (const word of words) {
    const option = optionOf(word, shape.options);
    if (option === null) {
      texts.push(word.text);
      continue;
    }
    const wrong = wrongOption(word, option, given);
    if (wrong !== null) return { wrong };
    given[option] = word.value;
  }
  const { words: expected } = shape;
  if (expected.length === 0 && texts.length > 0) return { wrong: "it takes no arguments" };
  const missing = expected[texts.length];
  if (missing !== undefined && !missing.isOptional) {
    return { wrong: `${missing.name.toUpperCase()} is missing` };
  }
  return { given: { ...given, ...named(texts, expected) } };
}

function shapeOf(usage: string): Shape {
  const parts = usage.split(" ").filter((part) => part !== "");
  const options = parts.flatMap((part) => /^\[([a-z]+):/.exec(part)?.[1] ?? []);
  const words = parts.flatMap((part) => {
    const name = /^\[?@?([A-Z]+)/.exec(part)?.[1];
    return name === undefined
      ? []
      : [{ name: name.toLowerCase(), isOptional: part.startsWith("[") }];
  });
  return { words, options };
}

/** The last argument takes all that is left. */
function named(texts: readonly string[], expected: Shape["words"]): Given {
  const last = expected.length - 1;
  const entries = expected.flatMap(({ name }, at) => {
    if (at >= texts.length) return [];
    return [[name, at === last ? texts.slice(at).join(" ") : (texts[at] ?? "")]];
  });
  return Object.fromEntries(entries);
}

/** The option that a word is, or was meant to be; null: it is no option. */
function optionOf({ key, raw }: Word, options: readonly string[]): string | null {
  if (options.length === 0) return null;
  const seen = key === null ? (/^(\p{L}{1,40}):/u.exec(asSeen(raw))?.[1] ?? null) : asSeen(key);
  if (seen === null) return null;
  return options.find((option) => option === seen || isSlip(seen, option)) ?? null;
}

/** Typed with a letter too few, too many or wrong; very short names are too like other words. */
function isSlip(written: string, option: string): boolean {
  return option.length >= 4 && distance(written, option) <= (option.length >= 5 ? 2 : 1);
}

function wrongOption({ key, value, raw }: Word, option: string, given: Given): string | null {
  const plain = key?.toLowerCase();
  if (plain !== option) {
    return `"${raw}" looks like the option ${option}: and is written otherwise; if it is a part of the text, put the text in quotes`;
  }
  if (value === "") return `${option}: has no value; write it right after the colon`;
  return given[option] === undefined ? null : `${option}: stands in it twice`;
}
