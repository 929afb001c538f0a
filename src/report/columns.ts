/**
 * Characters that take two columns of a terminal, by and large: East Asian wide ones and emoji.
 * @see https://www.unicode.org/reports/tr11/
 */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_COLUMN = /\p{M}/u;

/** How many columns of a terminal a text takes. */
export function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += columnsOf(character);
  return sum;
}

function columnsOf(character: string): number {
  if (character <= "~") return 1;
  if (NO_COLUMN.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** A text cut and filled up to just so many columns. */
export function inColumns(text: string, width: number): string {
  const cut = columns(text) <= width ? text : `${startOf(text, width - 1)}…`;
  return cut + " ".repeat(Math.max(0, width - columns(cut)));
}

function startOf(text: string, width: number): string {
  let start = "";
  let used = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > width) break;
    start += character;
  }
  return start;
}

/** One line broken between words into lines of at most a width; a longer word has its own line. */
export function wrapped(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && columns(current) + 1 + columns(word) > width) {
      lines.push(current);
      current = word;
    } else {
      current = current === "" ? word : `${current} ${word}`;
    }
  }
  return [...lines, current];
}
