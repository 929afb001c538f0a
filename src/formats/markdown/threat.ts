import type { Stride } from "../../model/stride.ts";
import type { ThreatStatus } from "../../model/threat-model.ts";
import { parseAnswer } from "../vocabulary/answer.ts";
import { parseStatus } from "../vocabulary/status.ts";
import { type Categories, onlyCategories, parseCategories } from "../vocabulary/stride.ts";
import type { Context } from "./context.ts";
import type { Draft, Layout, ThreatDraft } from "./draft.ts";
import { dayIn } from "./due.ts";
import type { Named } from "./item-name.ts";
import { isPlaceholder } from "./placeholder.ts";
import { type ItemRecord, textOf, type Value, valuesOf } from "./record.ts";
import { threatName } from "./threat-name.ts";
import { levelsOf, severityOf } from "./threat-severity.ts";
import { ticketsMentioned, ticketsNamed } from "./tickets.ts";

/** What is the same for all threats of one table or list. */
export interface Told {
  readonly context: Context;
  readonly layout: Layout;
  readonly source: number;
}

const UNMITIGATED = /^(?:not (?:yet )?mitigated|unmitigated|no mitigations?|none(?: yet)?)\b/iu;
const ACCEPTED =
  /^(?:risk )?accept(?:ed|able|ance)?\b(?: risk)?[\s:;,.–—-]*(?:because|since)?\s*/iu;
const OWNER = /\bowner\s?[:=]\s?([^;,.|)\n]{2,60})/iu;
const LIST = /\s*[;\n]\s*/u;

/**
 * Adds what an item says of a threat: the threat itself, or that it was considered and there is
 * none. False: the item names nothing.
 */
export function addThreat(draft: Draft, record: ItemRecord, told: Told): boolean {
  const categories = categoriesOf(record, told.context);
  const name = threatName(record);
  const answer = parseAnswer(name?.name ?? textOf(record, "mitigation"));
  if (answer.kind === "considered" && (name !== null || categories.stride.length > 0)) {
    const reason =
      answer.reason ?? name?.description ?? reasonIn(record) ?? restOf(record, name?.name ?? "");
    addConsidered(draft, { ...answer, reason }, categories.stride, record, told.context.asset);
    return true;
  }
  if (name === null || answer.kind === "silent") return false;
  if (isTemplate(record, name)) return noteTemplate(draft, record, name);
  const threat = threatOf(record, told, categories);
  draft.threats.push({ ...threat, id: name.id, title: name.name, description: name.description });
  return true;
}

/** A name whose description was never filled in, with nothing else said of it. */
function isTemplate(record: ItemRecord, { description }: Named): boolean {
  if (description === null || !isPlaceholder(description)) return false;
  return valuesOf(record, "severity", "mitigation", "stride").every(({ text }) =>
    isPlaceholder(text),
  );
}

function noteTemplate(
  draft: Draft,
  { line, endLine }: ItemRecord,
  { description }: Named,
): boolean {
  draft.placeholders.push({ text: description ?? "", line, endLine });
  return true;
}

function threatOf(record: ItemRecord, told: Told, categories: Categories): ThreatDraft {
  const { severity, unknown } = severityOf(record);
  const ofGroup = unknown === null ? told.context.severity : null;
  const mitigations = mitigationsOf(record);
  const { status, reason } = statusOf(record);
  const named = valuesOf(record, "ticket");
  const mentioned = ticketsMentioned(valuesOf(record, "mitigation", "status", "notes", "title"));
  return {
    id: null,
    title: "",
    description: null,
    stride: categories.stride,
    otherCategory: categories.stride.length > 0 ? null : categories.other,
    assets: assetsIn(record, told.context),
    severity: severity ?? ofGroup,
    unknownSeverity: unknown,
    status,
    mitigations,
    owner: filled(textOf(record, "owner")) ?? ownerIn(valuesOf(record, "status", "decision")),
    due: dayIn(textOf(record, "due")),
    reason,
    tickets: [...new Set([...ticketsNamed(named), ...mentioned])],
    line: record.line,
    endLine: record.endLine,
    layout: told.layout,
    source: told.source,
    levels: levelsOf(record),
    underHeading: told.context.heading,
  };
}

/** The categories that an item names, as such or as its attack vector, else those of the headings above it. */
function categoriesOf(record: ItemRecord, context: Context): Categories {
  const named = record.values.get("stride") ?? [];
  const classed = record.values.get("category") ?? [];
  const read = [
    ...named.map(({ text }) => parseCategories(text, true)),
    ...classed.map(({ text, header }) => parseCategories(text, /stride/iu.test(header))),
  ];
  const vectors = (record.values.get("scenario") ?? []).flatMap(({ text }) => onlyCategories(text));
  const stride = [...new Set([...read.flatMap((one) => one.stride), ...vectors])];
  const other = read.map((one) => filled(one.other ?? "")).find((one) => one !== null) ?? null;
  return { stride: stride.length > 0 ? stride : context.stride, other };
}

/** Notes that an asset was examined for categories, and what came of it. */
export function addConsidered(
  draft: Draft,
  answer: { readonly outcome: "none-found" | "not-applicable"; readonly reason: string | null },
  strides: readonly Stride[],
  record: ItemRecord,
  contextAsset: string | null,
): void {
  const assets = record.values.get("asset")?.flatMap(({ text }) => splitNames(text)) ?? [];
  const subjects = assets.length > 0 ? assets : [contextAsset];
  const { outcome, reason } = answer;
  const { line, endLine } = record;
  for (const stride of strides) {
    for (const asset of subjects)
      draft.considered.push({ stride, asset, outcome, reason, line, endLine });
  }
}

function assetsIn(record: ItemRecord, context: Context): readonly string[] {
  const named = valuesOf(record, "asset").map(({ text }) => text.trim());
  const said = named.filter((text) => filled(text) !== null);
  return said.length > 0 || context.asset === null ? said : [context.asset];
}

/** Names in one cell, however they are put apart; a slash counts only between spaces. */
export function splitNames(text: string): readonly string[] {
  const parts = text.split(/[,;\n、；]| \/ |\s+(?:and|und|y|et|e)\s+/u);
  return parts.map((part) => part.trim()).filter((part) => filled(part) !== null);
}

function mitigationsOf(record: ItemRecord): readonly string[] {
  const parts = valuesOf(record, "mitigation").flatMap(mitigationParts);
  return parts.filter((part) => isMitigation(part) && !ACCEPTED.test(part));
}

function mitigationParts({ parts }: Value): readonly string[] {
  return parts
    .flatMap((part) => part.split(LIST))
    .map((part) => part.replace(/^[-•*]\s+/u, "").trim());
}

/** Whether a text is a mitigation, and not the word that there is none. */
export function isMitigation(text: string): boolean {
  if (UNMITIGATED.test(text) || isPlaceholder(text)) return false;
  const answer = parseAnswer(text);
  return answer.kind === "text" && !/^(?:status|tbd|todo)\b/iu.test(text);
}

function statusOf(record: ItemRecord): {
  readonly status: ThreatStatus;
  readonly reason: string | null;
} {
  const said = valuesOf(record, "status", "decision");
  const mitigation = textOf(record, "mitigation").trim();
  let status: ThreatStatus | null = null;
  for (const { text } of said) {
    const read = parseStatus(text);
    if (read !== null && (status === null || status === "open")) status = read;
  }
  const accepted = status === null ? ACCEPTED.exec(mitigation) : null;
  if (accepted !== null) {
    const rest = mitigation.slice(accepted[0].length).trim();
    return { status: "accepted", reason: reasonIn(record) ?? filled(rest) };
  }
  return { status: status ?? "open", reason: reasonFor(record, status, said) };
}

/** `Accepted for now; owner: Ada`. */
function ownerIn(said: readonly Value[]): string | null {
  const owner = said.map(({ text }) => OWNER.exec(text)?.[1]).find((name) => name !== undefined);
  return filled(owner ?? "");
}

function reasonFor(
  record: ItemRecord,
  status: ThreatStatus | null,
  said: readonly Value[],
): string | null {
  const reason = reasonIn(record);
  if (reason !== null || status === null || status === "open" || status === "mitigated")
    return reason;
  for (const { text, notes } of said) {
    const after = /^[^:(–—-]{1,40}(?:[:–—(]|\s-\s)\s*(.+?)\)?$/su.exec(
      text.replace(OWNER, "").trim(),
    )?.[1];
    const note = filled(after ?? "") ?? notes[0];
    if (note !== undefined && note !== null) return note;
  }
  return filled(textOf(record, "notes")) ?? filled(textOf(record, "mitigation"));
}

function reasonIn(record: ItemRecord): string | null {
  return filled(textOf(record, "reason"));
}

/** What a considered row says beside its answer. */
function restOf(record: ItemRecord, answer: string): string | null {
  for (const field of ["notes", "description", "mitigation"] as const) {
    const text = filled(textOf(record, field));
    if (text !== null && text !== answer && parseAnswer(text).kind === "text") return text;
  }
  return valuesOf(record, "threat", "title", "scenario").flatMap(({ notes }) => notes)[0] ?? null;
}

/** A text that says something; null for an empty cell, a dash, a placeholder. */
export function filled(text: string): string | null {
  const plain = text.trim();
  return parseAnswer(plain).kind === "silent" || isPlaceholder(plain) ? null : plain;
}
