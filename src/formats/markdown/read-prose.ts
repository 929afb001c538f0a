import type { Paragraph } from "./block.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { readMitigationProse } from "./read-mitigations.ts";
import { readScope, type ScopeSide } from "./scope.ts";
import { readNamesInLine, readTellingSentences, readThreatsInLine } from "./told-in-a-sentence.ts";
import type { Walk } from "./walk.ts";

type Reader = (draft: Draft, block: Paragraph, walk: Walk) => void;

const tell: Reader = (draft, block, { context }) => readTellingSentences(draft, block, context);
const tellThreats: Reader = (draft, block, { context }) => {
  if (!readTellingSentences(draft, block, context)) readThreatsInLine(draft, block, context);
};

/** What a paragraph tells, by the part that it stands in. */
const READERS: Partial<Readonly<Record<Context["part"], Reader>>> = {
  "scope-in": (draft, block) => readScopeProse(draft, block, "scope-in"),
  "scope-out": (draft, block) => readScopeProse(draft, block, "scope-out"),
  mitigations: readMitigationProse,
  assets: (draft, block, { context }) => {
    if (!readTellingSentences(draft, block, context)) readNamesInLine(draft, block);
  },
  model: tellThreats,
  unknown: tell,
  threats: tellThreats,
};

/** Reads a paragraph that announces nothing and belongs to no item. */
export function readProse(draft: Draft, block: Paragraph, walk: Walk): void {
  READERS[walk.context.part]?.(draft, block, walk);
}

function readScopeProse(draft: Draft, block: Paragraph, side: ScopeSide): void {
  const items = readScope(draft, block, side);
  const { line, endLine } = block;
  draft.understood.push({ what: "text", as: "scope", columns: [], items, line, endLine });
}
