import type { Stride } from "../../model/stride.ts";
import { parseAnswer } from "../vocabulary/answer.ts";
import { onlyCategories, strideOfProperty } from "../vocabulary/stride.ts";
import { assetNamed } from "./asset.ts";
import type { Section } from "./block.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { severityOfGroup } from "./group-severity.ts";
import { isStrideGroup, isThreatHeading, saysThreat } from "./heading-kind.ts";
import { firstSentence, splitId } from "./item-name.ts";
import { gather } from "./labelled-fields.ts";
import { contextAfter, isNumbered } from "./left-empty.ts";
import { partOf } from "./part.ts";
import { isPlaceholder } from "./placeholder.ts";
import { readBlocks } from "./read-blocks.ts";
import { addMitigationsOf, mitigationTexts } from "./read-mitigations.ts";
import { readThreatHeading } from "./read-threat-heading.ts";
import { addValue, plainValue } from "./record.ts";
import { idKey } from "./references.ts";
import { addConsidered, addThreat, isMitigation } from "./threat.ts";
import type { Part } from "./words/part-words.ts";

const REMEDY = /\b(?:mitigat|remediat|countermeasure|control|recommend|gegenma|mitiga)/iu;
const ASSET = /^(?:asset|activo|ativo|資産|资产)[\s_#-]*\d/iu;
const SUBJECT =
  /^(?:asset|component|element|system|service|process|data store|data flow|external entity)\s*[:：–—-]\s*(.+)$/iu;
/** A mitigation's heading follows its threat's heading closely. */
const LOOK_BACK = 50;
/** What such headings hold is not told apart by headings that name no threat or scope. */
const STAYS: ReadonlySet<Context["part"]> = new Set<Part>(["assets", "scope-in", "scope-out"]);
const LEAVES: ReadonlySet<Part | null> = new Set<Part>([
  "threats",
  "scope-in",
  "scope-out",
  "mitigations",
  "acceptances",
]);

/** Headings under one of assets or scope that end it; others, such as `Components`, are groups. */
const NO_ASSETS =
  /\b(?:actors?|agents?|attackers?|adversar\w+|personas?|summary|references?|assumptions?|boundar\w+|conclusions?|overview|introduction|entry points?|exit points?|glossary|methodology|next steps|history|mapping|strategy|strategies)\b/iu;

/** Reads a section and all below it. `group` is where the threats of the section above begin. */
export function readSection(draft: Draft, section: Section, above: Context, group: number): void {
  const text = section.heading?.text.text.replace(/\n/gu, " ").trim() ?? "";
  const { line } = section;
  if (text === "") readBody(draft, section, above, draft.threats.length);
  else if (isPlaceholder(text)) draft.placeholders.push({ text, line, endLine: line });
  else if (!readSiblingMitigations(draft, section, text)) {
    const severity = severityOfGroup(text) ?? above.severity;
    readHeaded(draft, section, text, { ...above, severity, heading: text }, group);
  }
}

function readHeaded(
  draft: Draft,
  section: Section,
  text: string,
  context: Context,
  group: number,
): void {
  const stride = context.part === "aside" ? [] : categoriesIn(text, context);
  if (stride.length > 0) {
    const part = context.part === "mitigations" ? "mitigations" : "threats";
    readCategory(draft, section, { ...context, part, stride });
  } else if (isThreatHeading(section, text, context)) {
    const others = readThreatHeading(draft, section, text, context);
    for (const other of others) readSection(draft, other, { ...context, part: "unknown" }, group);
  } else readNamed(draft, section, text, context, group);
}

function categoriesIn(text: string, context: Context): readonly Stride[] {
  const named = onlyCategories(text);
  const property = context.part === "threats" ? strideOfProperty(text) : null;
  return named.length === 0 && property !== null ? [property] : named;
}

function readNamed(
  draft: Draft,
  section: Section,
  text: string,
  context: Context,
  group: number,
): void {
  const asset = subjectOf(draft, section, text, context);
  const part = asset === null ? toldPart(section, text, context) : "threats";
  const begins = part === "mitigations" ? group : draft.threats.length;
  if (part !== null)
    readBody(draft, section, { ...context, part, asset: asset ?? context.asset }, begins);
  else if (!addHeadingItem(draft, section, text, context)) {
    const below = context.part === "model" ? "unknown" : context.part;
    readBody(draft, section, { ...context, part: below }, begins);
  }
}

/** Adds a heading that is an asset or a mitigation itself; false: it is a group of them. */
function addHeadingItem(draft: Draft, section: Section, text: string, context: Context): boolean {
  const isAsset = context.part === "assets" && isAssetHeading(section);
  const isOneMitigation = context.part === "mitigations" && section.sections.length === 0;
  if (isAsset) addAssetHeading(draft, section);
  if (isOneMitigation) addMitigationHeading(draft, section, text);
  return isAsset || isOneMitigation;
}

/** The part that a heading begins; null: it goes on with the one above. */
function toldPart(section: Section, text: string, context: Context): Part | null {
  const part = ASSET.test(text) ? null : partOf(text);
  if (part === null || !STAYS.has(context.part)) return part;
  if (part === context.part) return isGroup(section, text) ? part : null;
  return LEAVES.has(part) || (part === "aside" && NO_ASSETS.test(text)) ? part : null;
}

/** Whether a heading that repeats its part (`Data assets`) holds more than one item. */
function isGroup({ blocks, sections }: Section, text: string): boolean {
  const holds =
    sections.length > 0 || blocks.some(({ kind }) => kind === "list" || kind === "table");
  return holds || /\b(?:assets|activos|ativos|actifs)\W*$/iu.test(text);
}

/** Reads what stands under a section's heading. */
export function readBody(draft: Draft, section: Section, context: Context, group: number): void {
  readBlocks(draft, section.blocks, context, group);
  let beside = context;
  for (const part of section.sections) {
    readSection(draft, part, isNumbered(part) ? beside : context, group);
    beside = contextAfter(part, beside, context);
  }
}

/** A heading that is a category; where nothing else is under it, its prose is the threat. */
function readCategory(draft: Draft, section: Section, context: Context): void {
  const before = draft.threats.length + draft.considered.length;
  readBody(draft, withoutIntroduction(section), context, draft.threats.length);
  if (draft.threats.length + draft.considered.length > before || context.part !== "threats") return;
  const { record, prose } = gather(section.blocks, section.line, section.line);
  const text = prose.join(" ").trim();
  if (text === "" || /[:：]$/u.test(text)) return;
  const answer = parseAnswer(text);
  if (answer.kind === "considered") {
    addConsidered(draft, answer, context.stride, record, context.asset);
    return;
  }
  const { name, description } = firstSentence(text);
  addValue(record, "title", plainValue(name, ""));
  if (description !== null) addValue(record, "description", plainValue(description, ""));
  draft.sources += 1;
  addThreat(draft, record, { context, layout: "text", source: draft.sources });
}

/** Where headings say that they are threats, a list above them introduces. */
function withoutIntroduction(section: Section): Section {
  if (!section.sections.some(({ heading }) => saysThreat(heading?.text.text ?? ""))) return section;
  return { ...section, blocks: section.blocks.filter(({ kind }) => kind !== "list") };
}

/** `T-01 Recommended mitigations` beside `T-01 Stolen key` holds that threat's mitigations. */
function readSiblingMitigations(draft: Draft, section: Section, text: string): boolean {
  const { id } = splitId(text);
  if (id === null || !REMEDY.test(text)) return false;
  const key = idKey(id);
  const near = draft.threats.slice(-LOOK_BACK);
  const threat = near.findLast((one) => one.id !== null && idKey(one.id) === key);
  if (threat === undefined) return false;
  addMitigationsOf(threat, section);
  return true;
}

/** The asset or element that a heading is about; null: it names none. */
function subjectOf(draft: Draft, section: Section, text: string, context: Context): string | null {
  if (context.part === "aside") return null;
  if (context.part === "assets" && !isStrideGroup(section)) return null;
  if (ASSET.test(text)) {
    const line = { text, lead: null, rest: text, offset: 0 };
    const asset = assetNamed(line, section.line, section.endLine);
    if (asset === null) return null;
    const name = splitId(text).rest;
    draft.assets.push({ ...asset, name, description: null });
    return name;
  }
  const named = SUBJECT.exec(text)?.[1];
  return named !== undefined && isStrideGroup(section) ? named.trim() : null;
}

function isAssetHeading({ blocks, sections }: Section): boolean {
  if (sections.length > 0 || blocks.some(({ kind }) => kind === "table")) return false;
  const lists = blocks.filter((block) => block.kind === "list");
  return lists.length === 0 || gather(lists, 1, 1).labels > 0;
}

function addAssetHeading(draft: Draft, section: Section): void {
  const [first] = section.heading?.text.lines ?? [];
  if (first === undefined) return;
  const asset = assetNamed(
    { ...first, lead: null, rest: first.text },
    section.line,
    section.endLine,
  );
  if (asset === null) return;
  const { prose, record } = gather(section.blocks, section.line, section.endLine);
  const said = record.values.get("description")?.[0]?.text ?? prose.join("\n");
  const name = splitId(first.text).rest || asset.name;
  draft.assets.push({ ...asset, name, description: said === "" ? null : said });
  const { line, endLine } = section;
  draft.understood.push({ what: "headings", as: "assets", columns: [], items: 1, line, endLine });
}

/** A heading in a chapter of mitigations is one of them, or a group of them. */
function addMitigationHeading(draft: Draft, section: Section, text: string): void {
  const { id, rest } = splitId(text);
  const { record } = gather(section.blocks, section.line, section.line);
  const threats = record.values.get("threat-ref")?.map((value) => value.text) ?? [];
  const texts = id === null ? mitigationTexts(section.blocks) : [rest];
  for (const one of texts.length > 0 ? texts : [rest]) {
    if (!isMitigation(one)) continue;
    draft.mitigations.push({ id, text: one, threats, isDone: false, line: section.line });
  }
}
