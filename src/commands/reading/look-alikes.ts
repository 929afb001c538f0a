/**
 * Letters of other alphabets that cannot be told from Latin ones by sight, as far as command words
 * could be written with them.
 * @see https://www.unicode.org/Public/security/latest/confusables.txt
 */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  у: "y",
  х: "x",
  і: "i",
  ј: "j",
  ѕ: "s",
  һ: "h",
  ԁ: "d",
  ԛ: "q",
  ԝ: "w",
  ѵ: "v",
  ո: "n",
  ս: "u",
  ց: "g",
  α: "a",
  ι: "i",
  ν: "v",
  ο: "o",
  ρ: "p",
  υ: "u",
  ɑ: "a",
  ɡ: "g",
  ı: "i",
  ℓ: "l",
};

const UNSEEN = /\p{Default_Ignorable_Code_Point}|\p{Cc}/gu;
/** Joiners and emoji styles: inside of an emoji they hide nothing, and no command word holds them. */
const OF_EMOJI: ReadonlySet<string> = new Set(["\t", "\u200c", "\u200d", "\ufe0e", "\ufe0f"]);

/** Whether a text holds something that nobody can see, or that turns around what is beside it. */
export function holdsHidden(text: string): boolean {
  return text.match(UNSEEN)?.some((character) => !OF_EMOJI.has(character)) ?? false;
}

/** A word as the eye reads it: in plain small letters, without what cannot be seen. */
export function asSeen(word: string): string {
  const plain = word.normalize("NFKC").replace(UNSEEN, "").toLowerCase();
  return Array.from(plain, (letter) => LOOK_ALIKES[letter] ?? letter).join("");
}
