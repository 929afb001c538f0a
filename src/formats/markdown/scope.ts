import type { ScopeItem } from "../../model/threat-model.ts";
import { parseAnswer } from "../vocabulary/answer.ts";
import type { Block, List, TextLine } from "./block.ts";
import type { Draft } from "./draft.ts";
import { labelOf } from "./label.ts";
import { partOf } from "./part.ts";
import { isPlaceholder } from "./placeholder.ts";

/** Which of the two a scope text belongs to. */
export type ScopeSide = "scope-in" | "scope-out";

const OUT = /\b(?:out of|not in|outside(?: of)?)(?: the)? scope\b|\b(?:is|are) excluded\b/iu;
/** A sentence that leaves something out: `Build servers are out of scope.` */
const LEAVES_OUT =
  /\b(?:is|are|remains?|considered|deemed) (?:all |both |explicitly |considered |deemed )?(?:out of|outside(?: of)?|not in)(?: the)? scope\b/iu;
const SENTENCE = /(?<=[.!?])\s/u;
const SEPARATOR = /\s*[;；]\s*/u;

/** Reads a paragraph, list or table that says what is in or out of scope; gives how many items it holds. */
export function readScope(draft: Draft, block: Block, side: ScopeSide): number {
  const before = draft.scopeIn.length + draft.scopeOut.length;
  if (block.kind === "paragraph") readLines(draft, block.text.lines, block.line, side);
  else if (block.kind === "list") readItems(draft, block, side);
  return draft.scopeIn.length + draft.scopeOut.length - before;
}

/** Reads the sentences among assumptions that leave something out of scope. */
export function readExclusions(draft: Draft, block: Block): void {
  if (block.kind === "paragraph") addExclusions(draft, block.text.text, block.line);
  if (block.kind !== "list") return;
  for (const { text, line } of block.items) addExclusions(draft, text.text, line);
}

function addExclusions(draft: Draft, text: string, line: number): void {
  for (const sentence of text.replace(/\n/gu, " ").split(SENTENCE)) {
    if (LEAVES_OUT.test(sentence)) addItem(draft, sentence, line, "scope-out");
  }
}

/** Adds what a label such as `**Out of scope:** a; b` says on its line. */
export function addScope(draft: Draft, text: string, line: number, side: ScopeSide): void {
  for (const part of text.split(SEPARATOR)) addItem(draft, part, line, side);
}

function readLines(draft: Draft, lines: readonly TextLine[], line: number, side: ScopeSide): void {
  let current = side;
  let sentence: string[] = [];
  let from = line;
  const flush = (): void => {
    if (sentence.length > 0) addItem(draft, sentence.join(" "), from, current);
    sentence = [];
  };
  for (const one of lines) {
    const labelled = labelledSide(one);
    if (labelled !== null) {
      flush();
      current = labelled.side;
      if (labelled.text !== "") addScope(draft, labelled.text, line + one.offset, current);
    } else {
      if (sentence.length === 0) from = line + one.offset;
      sentence.push(one.text);
    }
  }
  flush();
}

function labelledSide(line: TextLine): { readonly side: ScopeSide; readonly text: string } | null {
  const label = labelOf(line);
  const part = label === null ? null : partOf(label.label);
  if (label === null || (part !== "scope-in" && part !== "scope-out")) return null;
  return { side: part, text: label.value };
}

function readItems(draft: Draft, list: List, side: ScopeSide): void {
  for (const item of list.items) {
    const [first] = item.text.lines;
    const labelled = first === undefined ? null : labelledSide(first);
    if (labelled === null) {
      addItem(draft, item.text.text.replace(/\n/gu, " "), item.line, side);
      continue;
    }
    if (labelled.text !== "") addScope(draft, labelled.text, item.line, labelled.side);
    for (const block of item.blocks) readScope(draft, block, labelled.side);
  }
}

function addItem(draft: Draft, text: string, line: number, side: ScopeSide): void {
  const plain = text.trim();
  if (plain === "" || isPlaceholder(plain) || parseAnswer(plain).kind !== "text") return;
  const item: ScopeItem = { text: plain, line, endLine: line };
  const isOut = side === "scope-out" || OUT.test(plain.slice(0, 1000));
  (isOut ? draft.scopeOut : draft.scopeIn).push(item);
}
