import { onlyCategories } from "../vocabulary/stride.ts";
import type { Paragraph, TextLine } from "./block.ts";
import type { Draft } from "./draft.ts";
import type { Label } from "./label.ts";
import { inlineList } from "./own-labels.ts";
import { partOf } from "./part.ts";
import { readAssetList } from "./read-asset-list.ts";
import { addValue, plainValue } from "./record.ts";
import { addScope } from "./scope.ts";
import { closeThreat, startThreat, type Walk } from "./walk.ts";
import type { Field } from "./words/field-words.ts";

const STARTS: ReadonlySet<Field | null> = new Set<Field>(["threat", "scenario"]);

/** A line of a paragraph that begins with a label. */
export interface LabelLine {
  readonly block: Paragraph;
  readonly line: TextLine;
  readonly label: Label;
}

/**
 * Reads a labelled line: it changes what the blocks below hold, adds to a threat, or lists its part
 * in its own line. False: it is prose.
 */
export function readLabelLine(draft: Draft, said: LabelLine, walk: Walk): boolean {
  if (said.label.value === "") return readBareLabel(draft, said.label, walk);
  if (walk.open === null && readOwnPart(draft, said, walk)) return true;
  return walk.context.part !== "aside" && readThreatLabel(draft, said, walk);
}

/** `**Assets:** a; b`, `**Out of scope:** a`. */
function readOwnPart(draft: Draft, { block, line, label }: LabelLine, walk: Walk): boolean {
  const part = partOf(label.label);
  const at = block.line + line.offset;
  if (part === "scope-in" || part === "scope-out") {
    addScope(draft, label.value, at, part);
    const { line: from, endLine } = block;
    draft.understood.push({
      what: "text",
      as: "scope",
      columns: [],
      items: 1,
      line: from,
      endLine,
    });
    return true;
  }
  if (part !== "assets" || label.field !== "asset" || walk.context.part === "threats") return false;
  readAssetList(draft, inlineList(label.value, at));
  return true;
}

/** `**Threat:** …` begins a threat, `**Spoofing:** …` one of that category; others add to it. */
function readThreatLabel(draft: Draft, said: LabelLine, walk: Walk): boolean {
  const { label, field, value } = said.label;
  const stride = said.line.lead === null ? [] : onlyCategories(label);
  if (stride.length > 0 || STARTS.has(field)) {
    const record = startThreat(draft, walk, said.block.line + said.line.offset);
    if (stride.length > 0) addValue(record, "category", plainValue(label, ""));
    addValue(record, "threat", plainValue(value, label));
    return true;
  }
  if (walk.open === null || field === null) return false;
  addValue(walk.open.record, field, { ...plainValue(value, label), links: said.block.text.links });
  walk.pending = { field, header: label };
  return true;
}

/** A label whose value stands below it. */
function readBareLabel(draft: Draft, { label, field }: Label, walk: Walk): boolean {
  const stride = onlyCategories(label);
  if (stride.length > 0 && walk.context.part !== "aside") {
    closeThreat(draft, walk);
    walk.group = draft.threats.length;
    walk.context = { ...walk.context, part: "threats", stride };
    return true;
  }
  if (walk.open !== null && field !== null) {
    walk.pending = { field, header: label };
    return true;
  }
  const part = partOf(label);
  if (part !== null) walk.context = { ...walk.context, part };
  return part !== null;
}
