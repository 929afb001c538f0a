import { z } from "zod";
import type { ConfigMistake } from "../model/policy.ts";
import { expected, orList, quoted } from "./found-words.ts";
import { nearestWord } from "./nearest-word.ts";
import type { Place, Places } from "./yaml-values.ts";

type Path = readonly PropertyKey[];

/** Longer lists of right words are not written out. */
const MAX_LISTED = 10;

/** What is said of a wrong value where the schema itself has no words for it. */
export function wordsOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return typeWords(issue.expected, issue.input);
    case "invalid_value":
      return choiceWords(issue.values, issue.input);
    case "too_small":
      return expected(`at least ${issue.minimum}`, issue.input);
    case "too_big":
      return expected(`at most ${issue.maximum}`, issue.input);
    default:
      return undefined;
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a whole number",
  int: "a whole number",
  array: "a list",
  object: "keys and values",
  record: "keys and values",
};

function typeWords(type: string, input: unknown): string {
  const words = expected(TYPE_WORDS[type] ?? type, input);
  const isUnquoted = typeof input === "number" || typeof input === "boolean";
  return type === "string" && isUnquoted ? `${words}. Put it in quotes.` : words;
}

function choiceWords(choices: readonly unknown[], input: unknown): string {
  const words = choices.map(String);
  return `${expected(orList(words), input)}${choiceHint(choices, words, input)}`;
}

function choiceHint(choices: readonly unknown[], words: readonly string[], input: unknown): string {
  // YAML 1.1 took `off` for false, and many people still do.
  if (input === false && words.includes("off")) return '. Did you mean "off"?';
  if (typeof input !== "string") return "";
  if (words.includes(input) && !choices.includes(input)) return ". Leave the quotes out.";
  const near = nearestWord(input, words);
  return near === null ? "" : `. Did you mean "${near}"?`;
}

/** The mistakes that a schema's complaint stands for, each at its place. */
export function mistakesOf(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  places: Places,
): readonly ConfigMistake[] {
  if (isRefused(issue.path, places)) return [];
  if (issue.code === "invalid_union") {
    const fitting = issue.errors.find((branch) => !branch.some(isOfAnotherType));
    return (fitting ?? []).length === 0
      ? [valueMistake(issue.path, issue.message, places)]
      : (fitting ?? []).flatMap((inner) =>
          mistakesOf({ ...inner, path: [...issue.path, ...inner.path] }, schema, places),
        );
  }
  if (issue.code !== "unrecognized_keys") return [valueMistake(issue.path, issue.message, places)];
  const known = keysAt(issue.path, schema);
  return issue.keys.map((key) => ({
    ...keyPlace([...issue.path, key], places),
    message: unknownKey(key, issue.path, known),
  }));
}

function isOfAnotherType(issue: z.core.$ZodIssue): boolean {
  if (issue.path.length > 0) return false;
  // A text that is none of several words is a wrong word; of one word alone, something else was meant.
  if (issue.code === "invalid_value") {
    return issue.values.length === 1 || typeof issue.input !== "string";
  }
  return issue.code === "invalid_type";
}

function unknownKey(key: string, path: Path, known: readonly string[]): string {
  const near = nearestWord(key, known);
  const list = known.length <= MAX_LISTED ? `: expected ${orList(known)}` : "";
  const hint = near === null ? "" : ` Did you mean "${near}"?`;
  const where = path.length === 0 ? "" : ` in ${pathWords(path)}`;
  return `Unknown key ${quoted(key)}${where}${list}.${hint}`;
}

/** What is said of a value, at its place. */
export function valueMistake(path: Path, message: string, places: Places): ConfigMistake {
  const subject = path.length === 0 ? "The file" : pathWords(path);
  const sentence = /[.?]$/.test(message) ? message : `${message}.`;
  return { ...valuePlace(path, places), message: `${subject}: ${sentence}` };
}

/** `teams.payments.repos`; the place of a list's item says which one it is. */
function pathWords(path: Path): string {
  return path
    .filter((step) => typeof step !== "number")
    .map((step) => (/^[\w-]{1,60}$/.test(String(step)) ? String(step) : quoted(String(step))))
    .join(".");
}

/** The keys that the schema knows at a path; empty: any. */
function keysAt(path: Path, schema: unknown): readonly string[] {
  if (schema instanceof z.ZodOptional) return keysAt(path, schema.unwrap());
  const [step, ...rest] = path;
  if (schema instanceof z.ZodArray) return step === undefined ? [] : keysAt(rest, schema.element);
  if (schema instanceof z.ZodRecord)
    return step === undefined ? [] : keysAt(rest, schema.valueType);
  if (!(schema instanceof z.ZodObject)) return [];
  return step === undefined ? Object.keys(schema.shape) : keysAt(rest, schema.shape[String(step)]);
}

const TOP: Place = { line: 1, column: 1 };

/** Where the value at a path stands; of one that is not there, where it should stand. */
function valuePlace(path: Path, places: Places): Place {
  for (let length = path.length; length >= 0; length--) {
    const place = places.get(JSON.stringify(path.slice(0, length)));
    if (place !== undefined) return position(place.value);
  }
  return TOP;
}

/** Where the last key of a path stands. */
export function keyPlace(path: Path, places: Places): Place {
  const place = places.get(JSON.stringify(path));
  return place === undefined ? valuePlace(path, places) : position(place.key ?? place.value);
}

function position({ line, column }: Place): Place {
  return { line, column };
}

/** Whether something at the path or above it was refused already. */
function isRefused(path: Path, places: Places): boolean {
  return path.some((_, index) => places.get(JSON.stringify(path.slice(0, index + 1)))?.isRefused);
}
