import { type Cutter, END, KEEP } from "./pieces.ts";

const QUOTE = 0x22;
const LINE_FEED = 10;

type State = "cell-begins" | "plain" | "quoted" | "quote-closed";

/**
 * Cuts CSV into its records: a line break ends one unless it stands in quotes. A quote opens at the
 * beginning of a cell alone, so that a stray one spoils no more than its own record.
 * @see https://www.rfc-editor.org/rfc/rfc4180#section-2
 */
export function csvCutter(delimiter: string): Cutter {
  const comma = delimiter.charCodeAt(0);
  let state: State = "cell-begins";
  return {
    take(byte) {
      const before = state;
      state = next(before, byte, comma);
      return byte === LINE_FEED && before !== "quoted" ? END : KEEP;
    },
    leftOpen: () =>
      state === "quoted"
        ? "a quote opens here and is closed nowhere: what follows it was not read"
        : null,
  };
}

function next(state: State, byte: number, comma: number): State {
  if (state === "quoted") return byte === QUOTE ? "quote-closed" : "quoted";
  // Right behind a closed quote, another one makes both a quote in the text.
  if (byte === QUOTE && state !== "plain") return "quoted";
  return byte === comma || byte === LINE_FEED ? "cell-begins" : "plain";
}
