import type { Block, Fence, Inline, Row, Section } from "./block.ts";

/** A piece of a document: running text, or a fenced block, with its line. */
export type Piece =
  | { readonly kind: "text"; readonly text: Inline; readonly line: number }
  | { readonly kind: "fence"; readonly fence: Fence };

/** Several readers go through the same document. */
const KNOWN = new WeakMap<Section, readonly Piece[]>();

/** All running texts and fences of a section and those below it, in document order. */
export function piecesOf(section: Section): readonly Piece[] {
  const known = KNOWN.get(section);
  if (known !== undefined) return known;
  const pieces: Piece[] = [];
  addSection(pieces, section);
  KNOWN.set(section, pieces);
  return pieces;
}

function addSection(pieces: Piece[], { heading, blocks, sections, line }: Section): void {
  if (heading !== null) pieces.push({ kind: "text", text: heading.text, line });
  for (const block of blocks) addBlock(pieces, block);
  for (const part of sections) addSection(pieces, part);
}

function addBlock(pieces: Piece[], block: Block): void {
  switch (block.kind) {
    case "fence":
      pieces.push({ kind: "fence", fence: block });
      break;
    case "paragraph":
      pieces.push({ kind: "text", text: block.text, line: block.line });
      break;
    case "list":
      for (const { text, line, blocks } of block.items) {
        pieces.push({ kind: "text", text, line });
        for (const one of blocks) addBlock(pieces, one);
      }
      break;
    case "table":
      addCells(pieces, block.header);
      for (const row of block.rows) addCells(pieces, row);
  }
}

function addCells(pieces: Piece[], { cells, line }: Row): void {
  for (const text of cells) pieces.push({ kind: "text", text, line });
}
