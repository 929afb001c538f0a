import type { Block, Heading, Inline, Section } from "./block.ts";

/** Deeper headings are kept in the section above. */
const DEEPEST = 12;

interface Branch {
  readonly heading: Heading | null;
  readonly level: number;
  readonly isDetails: boolean;
  readonly line: number;
  endLine: number;
  readonly blocks: Block[];
  readonly sections: Branch[];
}

/** A document's sections while they grow. */
export interface Tree {
  /** From the root to the section that is open. */
  readonly open: Branch[];
  readonly lines: number;
}

/** A tree without sections, of a document of so many lines. */
export function tree(lines: number): Tree {
  return { open: [branch(null, 0, false, 1)], lines };
}

/** Begins a section, which ends those of its level and below. */
export function addHeading(grown: Tree, level: number, heading: Heading): void {
  while (grown.open.length > 1 && (grown.open.at(-1)?.level ?? 0) >= level)
    close(grown, heading.line);
  begin(grown, branch(heading, level, false, heading.line));
}

/** Begins the section of a `details` element, half a level under the one it stands in. */
export function openDetails(grown: Tree, summary: Inline, line: number): void {
  if (grown.open.length >= DEEPEST) return;
  const level = (grown.open.at(-1)?.level ?? 0) + 0.5;
  begin(grown, branch({ text: summary, line, endLine: line }, level, true, line));
}

/** Ends the innermost open `details` element, if one is. */
export function closeDetails(grown: Tree): void {
  const at = grown.open.findLastIndex(({ isDetails }) => isDetails);
  while (at > 0 && grown.open.length > at) close(grown, null);
}

/** Adds a block to the open section. */
export function addBlock(grown: Tree, block: Block): void {
  const open = grown.open.at(-1);
  open?.blocks.push(block);
  for (const section of grown.open) section.endLine = Math.max(section.endLine, block.endLine);
}

/** The finished tree. */
export function finish(grown: Tree): Section {
  while (grown.open.length > 1) close(grown, grown.lines + 1);
  const root = grown.open[0] ?? branch(null, 0, false, 1);
  root.endLine = grown.lines;
  return root;
}

function begin(grown: Tree, section: Branch): void {
  grown.open.at(-1)?.sections.push(section);
  for (const parent of grown.open) parent.endLine = Math.max(parent.endLine, section.line);
  grown.open.push(section);
}

/** A section runs to the line before what ends it; a `details` element to its last block. */
function close(grown: Tree, next: number | null): void {
  const section = grown.open.pop();
  if (section !== undefined && next !== null) section.endLine = Math.max(section.line, next - 1);
}

function branch(heading: Heading | null, level: number, isDetails: boolean, line: number): Branch {
  return { heading, level, isDetails, line, endLine: line, blocks: [], sections: [] };
}
