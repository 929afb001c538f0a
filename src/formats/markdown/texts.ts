import type { Block, Fence, Inline, Item, Row, Section } from "./block.ts";

/** A piece of a document: running text, or a fenced block, with its line. */
export type Piece =
  | { readonly kind: "text"; readonly text: Inline; readonly line: number }
  | { readonly kind: "fence"; readonly fence: Fence };

/** All running texts and fences of a section and those below it, in document order. */
export function* piecesOf(section: Section): Generator<Piece> {
  if (section.heading !== null)
    yield { kind: "text", text: section.heading.text, line: section.line };
  for (const block of section.blocks) yield* piecesOfBlock(block);
  for (const part of section.sections) yield* piecesOf(part);
}

function* piecesOfBlock(block: Block): Generator<Piece> {
  switch (block.kind) {
    case "fence":
      yield { kind: "fence", fence: block };
      break;
    case "paragraph":
      yield { kind: "text", text: block.text, line: block.line };
      break;
    case "list":
      for (const item of block.items) yield* piecesOfItem(item);
      break;
    case "table":
      for (const row of [block.header, ...block.rows]) yield* piecesOfRow(row);
  }
}

function* piecesOfItem({ text, line, blocks }: Item): Generator<Piece> {
  yield { kind: "text", text, line };
  for (const block of blocks) yield* piecesOfBlock(block);
}

function* piecesOfRow({ cells, line }: Row): Generator<Piece> {
  for (const text of cells) yield { kind: "text", text, line };
}
