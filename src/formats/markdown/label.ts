import type { TextLine } from "./block.ts";
import { fieldOf } from "./field.ts";
import type { Field } from "./words/field-words.ts";

/** A line that begins with a label: `**Severity:** high`, `Severity: high`, `Severity`. */
export interface Label {
  readonly label: string;
  /** Null: the label is none that an item has. */
  readonly field: Field | null;
  /** Empty: what it labels stands below. */
  readonly value: string;
}

const COLON = /^([^:：]{1,60}?)\s*(?::(?:\s+|$)|：\s*)(.*)$/su;
const MOST_WORDS = 7;
/** `How the proposal secures this threat:` */
const REMEDY = /^how\b.{0,40}\b(?:secur|mitigat|prevent|address|protect|defend|stop)/iu;

/** The label that a line begins with; null: none. A bold run without a colon must be known. */
export function labelOf({ text, lead, rest }: TextLine): Label | null {
  if (lead !== null && lead.trim() !== "") return boldLabel(text, lead.trim(), rest);
  if (!/[:：]/u.test(text.slice(0, 64))) return null;
  const found = COLON.exec(text);
  const label = found?.[1]?.trim();
  if (label === undefined || label.split(/\s+/u).length > MOST_WORDS) return null;
  return { label, field: labelField(label), value: found?.[2]?.trim() ?? "" };
}

function boldLabel(text: string, lead: string, rest: string): Label | null {
  const field = labelField(lead);
  const isLabel =
    field !== null || rest === "" || /^[:：]/u.test(text.slice(lead.length).trimStart());
  if (isLabel || /[:：]$/u.test(lead)) return { label: lead, field, value: rest };
  return null;
}

function labelField(label: string): Field | null {
  return fieldOf(label) ?? (REMEDY.test(label) ? "mitigation" : null);
}
