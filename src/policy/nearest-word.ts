import { closest, distance } from "fastest-levenshtein";

/** Longer words are not compared. */
const MAX_WORD_LENGTH = 64;

/** The right word that somebody most likely meant; null: none is near. */
export function nearestWord(written: string, words: readonly string[]): string | null {
  const word = written.trim().toLowerCase().replaceAll(/[\s_]/g, "-");
  if (word === "" || word.length > MAX_WORD_LENGTH || words.length === 0) return null;
  const plain = new Map(words.map((right) => [right.replaceAll("_", "-"), right]));
  const rights = [...plain.keys()];
  const whole =
    rights.find((right) => right.split("-").includes(word)) ?? onlyOneThatBeginsWith(word, rights);
  const near = whole ?? closest(word, rights);
  const isNear =
    whole !== undefined ||
    near.startsWith(word) ||
    distance(word, near) * 2 <= Math.max(word.length, near.length);
  return isNear ? (plain.get(near) ?? null) : null;
}

function onlyOneThatBeginsWith(word: string, rights: readonly string[]): string | undefined {
  const [only, ...others] = rights.filter((right) => right.startsWith(word));
  return others.length === 0 ? only : undefined;
}
