import { type Cutter, END, KEEP, SKIP } from "./pieces.ts";

const LINE_FEED = 10;

/** Cuts text into its lines. */
export function lineCutter(): Cutter {
  return { take: (byte) => (byte === LINE_FEED ? END : KEEP), leftOpen: () => null };
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const OPENING: readonly number[] = [0x5b, 0x7b];
const CLOSING: readonly number[] = [0x5d, 0x7d];
const SPACES: readonly number[] = [0x20, 0x09, 0x0a, 0x0d];

/** Cuts a JSON list into what its commas part. Whether each is JSON is for its reader to say. */
export function listCutter(): Cutter {
  /** 0: before the list, or behind it. */
  let depth = 0;
  let text: "none" | "text" | "escape" = "none";
  return {
    take(byte) {
      if (text !== "none") {
        text = inText(text, byte);
        return KEEP;
      }
      if (byte === QUOTE) text = "text";
      const before = depth;
      depth += Number(OPENING.includes(byte)) - Number(CLOSING.includes(byte));
      return partOf(byte, before, depth);
    },
    leftOpen: () => (depth > 0 ? "the list is not closed: its end is missing" : null),
  };
}

function partOf(byte: number, before: number, after: number) {
  if (before === 1 && (byte === COMMA || after === 0)) return END;
  const isBeginOfList = before === 0 && after === 1;
  return isBeginOfList || (before <= 1 && SPACES.includes(byte)) ? SKIP : KEEP;
}

/** No line break stands in a text: the quote was forgotten. */
function inText(text: "text" | "escape", byte: number): "none" | "text" | "escape" {
  if (byte === LINE_FEED) return "none";
  if (text === "escape") return "text";
  if (byte === BACKSLASH) return "escape";
  return byte === QUOTE ? "none" : "text";
}
