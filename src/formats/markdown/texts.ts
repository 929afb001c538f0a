import type { Block, Fence, Inline, Section } from "./block.ts";

/** A piece of a document: running text, or a fenced block, with its line. */
export type Piece =
  | { readonly kind: "text"; readonly text: Inline; readonly line: number }
  | { readonly kind: "fence"; readonly fence: Fence };

/** All running texts and fences of a section and those below it, in document order. */
export function* piecesOf(section: Section): Generator<Piece> {
  if (section.heading !== null) yield { kind: "text", text: section.heading.text, line: section.line };
  for (const block of section.blocks) yield* piecesOfBlock(block);
  for (const part of section.sections) yield* piecesOf(part);
}

function* piecesOfBlock(block: Block): Generator<Piece> {
  if (block.kind === "fence") yield { kind: "fence", fence: block };
  else if (block.kind === "paragraph") yield { kind: "text", text: block.text, line: block.line };
  else if (block.kind === "list") {
    for (const { text, line, blocks } of block.items) {
      yield { kind: "text", text, line };
      for (const inner of blocks) yield* piecesOfBlock(inner);
    }
  } else {
    for (const { cells, line } of [block.header, ...block.rows]) {
      for (const text of cells) yield { kind: "text", text, line };
    }
  }
}
