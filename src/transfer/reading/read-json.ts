import { lineCutter, listCutter } from "./json-cutter.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import type { BadRow, Record } from "./records.ts";

/** The objects of a JSON list, or of a file with one on each line. */
export async function* readJson(
  chunks: AsyncIterable<Buffer>,
  form: "json" | "jsonl",
): AsyncGenerator<readonly (Record | BadRow)[]> {
  const cutter = form === "json" ? listCutter() : lineCutter();
  for await (const pieces of piecesOf(chunks, cutter)) {
    yield pieces.flatMap((piece) => ("text" in piece ? rowsOf(piece) : [piece]));
  }
}

function rowsOf({ line, text }: Extract<Piece, { text: string }>): readonly (Record | BadRow)[] {
  if (text.trim() === "") return [];
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [{ line, wrong: 'expected an object such as {"login": "ada", …}' }];
  }
  return [{ line, names: Object.keys(value), values: Object.values(value) }];
}

/** Undefined: it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
