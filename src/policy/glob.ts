/** A pattern over paths, ready to be held against many. */
export interface Glob {
  /** As written in the config. */
  readonly source: string;
  /** Every name it can end in is written out up to its last character: `*.md`, not `design/**`. */
  readonly endsLiterally: boolean;
  matches(path: string): boolean;
}

/** Longer patterns are refused, in characters. */
export const MAX_GLOB_LENGTH = 256;
/** A pattern whose braces stand for more patterns than this is refused. */
export const MAX_ALTERNATIVES = 16;

/** One name of a path, character by character. */
type Name = readonly string[];

/**
 * Makes a pattern ready: `*` is any part of one name, `**` any number of folders, `?` one character,
 * `{a,b}` either. Case does not matter, and a leading dot is a character like any other. Matching
 * costs at most pattern length times path length. A regular expression, as libraries make of globs,
 * takes a second for `*a*a*a*b` on 255 characters, and many times that for each star more.
 */
export function compileGlob(source: string): Glob {
  const alternatives = expandBraces(source.toLowerCase()).slice(0, MAX_ALTERNATIVES);
  // What ends in folders means the files in them, at any depth.
  const patterns = alternatives.map((each) => namesOf(each.replace(/(^|\/)\*\*$/, "$1**/*")));
  return {
    source,
    endsLiterally: alternatives.every((pattern) => !/[*?/]$/.test(pattern)),
    matches(path) {
      const names = namesOf(path.toLowerCase());
      return patterns.some((pattern) => fits(pattern, names, isFolders, fitsName));
    },
  };
}

/** The first pattern that matches a path; null: none does. */
export function firstMatch(globs: readonly Glob[], path: string): Glob | null {
  return globs.find((glob) => glob.matches(path)) ?? null;
}

/** The patterns that braces stand for: `{a,b}/*.md` is `a/*.md` and `b/*.md`. Braces do not nest. */
export function expandBraces(source: string): readonly string[] {
  let expanded = [""];
  for (const part of source.split(/(\{[^{}]*\})/)) {
    const choices = part.startsWith("{") ? part.slice(1, -1).split(",") : [part];
    expanded = expanded
      .flatMap((start) => choices.map((choice) => start + choice))
      .slice(0, MAX_ALTERNATIVES + 1);
  }
  return expanded;
}

function namesOf(path: string): readonly Name[] {
  return path.split("/").map((name) => Array.from(name));
}

function isFolders(name: Name): boolean {
  return name.length === 2 && name[0] === "*" && name[1] === "*";
}

function fitsName(pattern: Name, name: Name): boolean {
  return fits(pattern, name, isStar, fitsCharacter);
}

function isStar(character: string): boolean {
  return character === "*";
}

function fitsCharacter(pattern: string, character: string): boolean {
  return pattern === "?" || pattern === character;
}

/**
 * Wildcard matching of names in a path, and of characters in a name. Only the latest wildcard is
 * ever taken back: what stands between two wildcards may as well match at its first chance.
 */
function fits<T>(
  pattern: readonly T[],
  text: readonly T[],
  isWildcard: (step: T) => boolean,
  fitsOne: (step: T, item: T) => boolean,
): boolean {
  let at = 0;
  let wildcard = -1;
  let wildcardEnd = 0;
  let next = 0;
  while (next < text.length) {
    const step = pattern[at];
    const item = text[next];
    if (step !== undefined && isWildcard(step)) {
      wildcard = at++;
      wildcardEnd = next;
    } else if (step !== undefined && item !== undefined && fitsOne(step, item)) {
      at++;
      next++;
    } else if (wildcard >= 0) {
      at = wildcard + 1;
      next = ++wildcardEnd;
    } else return false;
  }
  return pattern.slice(at).every(isWildcard);
}
