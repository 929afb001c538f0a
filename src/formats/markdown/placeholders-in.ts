import type { Placeholder } from "../../model/threat-model.ts";
import type { Block, Inline, Section } from "./block.ts";
import { placeholderIn } from "./placeholder.ts";

/** Only text that may hold a template's words is looked at closely. */
const MAY_HOLD = /TODO|TBD|TBC|FIXME|XXX|\{[{%]|lorem|\[|<|to be |here/iu;
const CODE = /`[^`]*`/gu;
const LINK = /\]\([^()]*\)/u;
const MOST = 500;

/** Template text that was left in a document's threat model. */
export function placeholdersIn(chapters: readonly Section[]): readonly Placeholder[] {
  const found: Placeholder[] = [];
  for (const chapter of chapters) visit(found, chapter);
  return found;
}

function visit(found: Placeholder[], section: Section): void {
  if (section.heading !== null) lookAt(found, section.heading.text, section.line);
  visitBlocks(found, section.blocks);
  for (const part of section.sections) visit(found, part);
}

function visitBlocks(found: Placeholder[], blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.kind === "paragraph") lookAt(found, block.text, block.line);
    else if (block.kind === "list") {
      for (const item of block.items) {
        lookAt(found, item.text, item.line);
        visitBlocks(found, item.blocks);
      }
    } else if (block.kind === "table") {
      for (const { cells, line } of [block.header, ...block.rows]) {
        for (const cell of cells) lookAt(found, cell, line);
      }
    }
  }
}

function lookAt(found: Placeholder[], text: Inline, line: number): void {
  if (found.length >= MOST || !MAY_HOLD.test(text.raw)) return;
  const raw = text.raw.replace(CODE, " ");
  const held = LINK.test(raw) ? placeholderIn(text.text) : placeholderIn(raw);
  if (held !== null) found.push({ text: held, line, endLine: line });
}
