import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { type Gathered, gather } from "./labelled-fields.ts";
import type { ItemRecord } from "./record.ts";
import { addThreat } from "./threat.ts";
import type { Field } from "./words/field-words.ts";

/** What is known while the blocks of a section are read one after the other. */
export interface Walk {
  context: Context;
  /** What a lead-in says of the next block only. */
  once: Context | null;
  /** Where the threats begin that a list of mitigations is for. */
  group: number;
  /** A threat told by labelled lines, still open. */
  open: Gathered | null;
  /** The label of the open threat whose value stands below. */
  pending: { readonly field: Field; readonly header: string } | null;
}

/** Begins a threat that is told by labelled lines. */
export function startThreat(draft: Draft, walk: Walk, line: number): ItemRecord {
  closeThreat(draft, walk);
  walk.group = draft.threats.length;
  walk.open = gather([], line, line);
  return walk.open.record;
}

/** Adds the threat that is open, if one is. */
export function closeThreat(draft: Draft, walk: Walk): void {
  const { open } = walk;
  walk.open = null;
  walk.pending = null;
  if (open === null) return;
  draft.sources += 1;
  addThreat(draft, open.record, { context: walk.context, layout: "text", source: draft.sources });
}
