import { nameKey, otherForms, runningWords } from "./names.ts";

/** One name may stand for several things (`PII` for two assets); more than this are not told apart. */
const MOST_PER_NAME = 10;
/** The longest name that is looked for in running text, in words. */
const LONGEST_NAME = 6;
/** Running text is searched this far, in characters. */
const LONGEST_TEXT = 4000;
/** By so many characters most words are told from the beginning of any name. */
const BEGINNING = 3;

/** Things that can be looked up by any way of writing their names. */
export interface NameIndex<T> {
  /** What a name stands for: by its own spelling, else by a qualified or parenthesised form of it. */
  find(name: string): readonly T[];
  /** What running text mentions by name. */
  mentionedIn(text: string): ReadonlySet<T>;
}

/** Builds an index in time linear in the names; each lookup costs as much as its text is long. */
export function nameIndex<T>(
  things: Iterable<T>,
  namesOf: (thing: T) => readonly (string | null)[],
): NameIndex<T> {
  const exact = new Map<string, T[]>();
  const loose = new Map<string, T[]>();
  for (const thing of things) {
    for (const name of namesOf(thing)) {
      if (name === null) continue;
      add(exact, nameKey(name), thing);
      for (const form of otherForms(name)) add(loose, nameKey(form), thing);
    }
  }
  let beginnings: ReadonlySet<string> | null = null;
  const byKey = (key: string) => exact.get(key) ?? loose.get(key) ?? [];
  return {
    find(name) {
      const found = byKey(nameKey(name));
      if (found.length > 0) return found;
      return [...new Set(otherForms(name).flatMap((form) => byKey(nameKey(form))))];
    },
    mentionedIn(text) {
      beginnings ??= new Set([...exact.keys()].map((key) => key.slice(0, BEGINNING)));
      const found = new Set<T>();
      for (const key of phraseKeys(text, beginnings))
        for (const thing of exact.get(key) ?? []) found.add(thing);
      return found;
    },
  };
}

/** The keys of all runs of up to six words that may begin a name. */
function* phraseKeys(text: string, beginnings: ReadonlySet<string>): Generator<string> {
  if (beginnings.size === 0) return;
  const words = runningWords(text.slice(0, LONGEST_TEXT));
  for (const [start, first] of words.entries()) {
    if (first.length >= BEGINNING && !beginnings.has(first.slice(0, BEGINNING))) continue;
    let key = "";
    for (const word of words.slice(start, start + LONGEST_NAME)) {
      key += word;
      yield key;
    }
  }
}

function add<T>(map: Map<string, T[]>, key: string, thing: T): void {
  if (key === "") return;
  const known = map.get(key);
  if (known === undefined) map.set(key, [thing]);
  else if (known.length < MOST_PER_NAME && !known.includes(thing)) known.push(thing);
}
