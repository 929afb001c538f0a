import { isUtf8 } from "node:buffer";

/** A longer piece is no row that a person wrote, in bytes. It is passed over without being kept. */
const LONGEST_PIECE = 1_048_576;

/** Where a byte belongs: to no piece, to the piece at hand, or right behind it. */
export const SKIP = 0;
export const KEEP = 1;
export const END = 2;

/** Tells where the pieces of a file begin and end, a byte at a time. */
export interface Cutter {
  take(byte: number): typeof SKIP | typeof KEEP | typeof END;
  /** What the end of the file leaves open, as the end of a sentence; null: nothing. */
  leftOpen(): string | null;
}

/** A part of a file that is one row; `line` is where it begins, from 1. */
export type Piece =
  | { readonly line: number; readonly text: string }
  | { readonly line: number; readonly wrong: string };

/** The pieces of a file in its order, as many at a time as were read. Only one is held at a time. */
export async function* piecesOf(
  chunks: AsyncIterable<Buffer>,
  cutter: Cutter,
): AsyncGenerator<readonly Piece[]> {
  const splitter = splitterOf(cutter);
  for await (const chunk of chunks) yield splitter.feed(chunk);
  yield splitter.end();
}

const LINE_FEED = 10;

function splitterOf(cutter: Cutter) {
  const piece = openPiece();
  let line = 1;
  const take = (chunk: Buffer, at: number): Piece | null => {
    const byte = chunk[at] ?? 0;
    const part = cutter.take(byte);
    if (part === KEEP) piece.open(line, at);
    if (byte === LINE_FEED) line += 1;
    return part === END ? piece.close(chunk, at) : null;
  };
  return {
    feed(chunk: Buffer): readonly Piece[] {
      const pieces: Piece[] = [];
      for (let at = 0; at < chunk.length; at += 1) {
        const cut = take(chunk, at);
        if (cut !== null) pieces.push(cut);
      }
      piece.keep(chunk);
      return pieces;
    },
    end(): readonly Piece[] {
      const wrong = cutter.leftOpen();
      if (wrong !== null) return [{ line: piece.line() ?? line, wrong }];
      const last = piece.close(Buffer.of(), 0);
      return last === null ? [] : [last];
    },
  };
}

/** What was read of the piece at hand so far. */
function openPiece() {
  let begun: number | null = null;
  /** Where it goes on in the chunk at hand. */
  let from = 0;
  let parts: Buffer[] = [];
  let size = 0;
  const add = (part: Buffer) => {
    size += part.length;
    if (size > LONGEST_PIECE) parts = [];
    else parts.push(part);
  };
  return {
    line: () => begun,
    open(line: number, at: number): void {
      if (begun !== null) return;
      begun = line;
      from = at;
    },
    /** The chunk is over, and the piece may not be. */
    keep(chunk: Buffer): void {
      if (begun !== null) add(chunk.subarray(from));
      from = 0;
    },
    close(chunk: Buffer, end: number): Piece | null {
      if (begun === null) return null;
      const line = begun;
      add(chunk.subarray(from, end));
      const closed = pieceOf(line, size, parts);
      begun = null;
      parts = [];
      size = 0;
      return closed;
    },
  };
}

function pieceOf(line: number, size: number, parts: readonly Buffer[]): Piece {
  if (size > LONGEST_PIECE) return { line, wrong: "the row is longer than 1 MiB" };
  const [first = Buffer.of(), ...more] = parts;
  const bytes = more.length === 0 ? first : Buffer.concat(parts);
  return isUtf8(bytes)
    ? { line, text: bytes.toString("utf8") }
    : { line, wrong: "found bytes that are no UTF-8 text; please save the file as UTF-8" };
}
