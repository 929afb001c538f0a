import type { Placeholder } from "../../model/threat-model.ts";
import type { Inline, Section } from "./block.ts";
import { placeholderIn } from "./placeholder.ts";
import { piecesOf } from "./texts.ts";

/** Only text that may hold a template's words is looked at closely. */
const SIGNS = ["[", "<", "{"];
const WORDS = /TODO|TBD|TBC|FIXME|XXX|orem ipsum|to be | here/u;
const CODE = /`[^`]*`/gu;
const LINK = /\]\([^()]*\)/u;
const MOST = 500;

/** Template text that was left in a document's threat model. */
export function placeholdersIn(chapters: readonly Section[]): readonly Placeholder[] {
  const found: Placeholder[] = [];
  for (const chapter of chapters) {
    for (const piece of piecesOf(chapter)) {
      if (piece.kind === "text") lookAt(found, piece.text, piece.line);
    }
  }
  return found;
}

function mayHold(raw: string): boolean {
  return SIGNS.some((sign) => raw.includes(sign)) || WORDS.test(raw);
}

function lookAt(found: Placeholder[], text: Inline, line: number): void {
  if (found.length >= MOST || !mayHold(text.raw)) return;
  const raw = text.raw.replace(CODE, " ");
  const held = LINK.test(raw) ? placeholderIn(text.text) : placeholderIn(raw);
  if (held !== null) found.push({ text: held, line, endLine: line });
}
