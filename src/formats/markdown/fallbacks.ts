import type { Block, Item, List, Section } from "./block.ts";
import { type Context, START } from "./context.ts";
import type { Candidate, Draft } from "./draft.ts";
import { firstSentence } from "./item-name.ts";
import { labelOf } from "./label.ts";
import { partOf } from "./part.ts";
import { readThreatList } from "./read-threat-list.ts";
import { addValue, emptyRecord, plainValue } from "./record.ts";
import type { Found } from "./section.ts";
import { addThreat } from "./threat.ts";
import { HARM } from "./words/harm-words.ts";

const DENIES = /\b(?:no|not|any|without|does not|do not|cannot|prevents?|mitigates?)\b.{0,60}$/iu;
/** A sentence to whoever writes or reads the document: `Think about how to …`, `Below is …`. */
const GUIDES =
  /^(?:(?:please |you (?:should|can|may|must) )?(?:think (?:about|of|through)|describe|explain|discuss|list|consider (?:how|what|whether|which|any|all|the)|document|identify|include|outline|summari[sz]e|refer to|see)\b|(?:below (?:is|are)|here (?:is|are))\b|(?:in )?this (?:section|chapter|document|page|table|part|template|threat model)\b)/iu;
const CODED = /^\d{1,3}\.\d{1,3}\s/u;
const LONG_HEADING = 4;
/** Prose names no more threats than this. */
const MOST_PROSE = 30;

/**
 * Where nothing in the section is marked as a threat, lists and then prose that tell of harm are
 * read as threats. Lists that were read as nothing are noted.
 */
export function readFallbacks(draft: Draft, found: Found): void {
  const isOpen = draft.threats.length === 0 && draft.considered.length === 0;
  const used = new Set(
    isOpen ? draft.candidates.filter((candidate) => mayBeThreats(candidate, found)) : [],
  );
  for (const { list, context } of used) {
    const threats = found.by === "weak" ? onlyHarmful(draft, list) : list;
    readThreatList(draft, threats, { ...context, part: "threats" });
  }
  if (isOpen && draft.threats.length === 0 && draft.legends === 0) {
    for (const chapter of found.chapters) readProse(draft, chapter, "model");
  }
  const unused = draft.candidates.filter((candidate) => !used.has(candidate));
  for (const { list } of unused.filter((one) => !isMetadata(one.list))) noteUnread(draft, list);
}

function mayBeThreats({ list, context }: Candidate, found: Found): boolean {
  if (isMetadata(list)) return false;
  const coded = list.items.filter(isCoded).length;
  if (coded * 2 > list.items.length) return true;
  const harmful = list.items.filter(isHarmful).length;
  if (context.part === "model" && found.by === "strong") return !list.items.every(isLink);
  return harmful * 2 >= list.items.length;
}

/** Under a heading that may say anything of security, what tells of no harm is advice. */
function onlyHarmful(draft: Draft, list: List): List {
  const why = "nothing in it tells of harm, and nothing above it says what it lists";
  const items = list.items.filter((item) => isCoded(item) || isHarmful(item));
  const kept = new Set(items);
  for (const { line, endLine } of list.items.filter((item) => !kept.has(item)))
    draft.unread.push({ line, endLine, what: "item", why });
  return { ...list, items };
}

function isCoded({ text }: Item): boolean {
  return CODED.test(text.text);
}

function isHarmful({ text }: Item): boolean {
  return HARM.test(text.text.slice(0, 500));
}

function isLink({ text }: Item): boolean {
  return text.links.some((link) => link.text === text.text);
}

/** `Author: …`, `Status: …` under a title. */
function isMetadata(list: List): boolean {
  const labelled = list.items.filter(({ text }) => {
    const [first] = text.lines;
    const label = first === undefined ? null : labelOf(first);
    return (
      label !== null &&
      label.field !== "threat" &&
      label.label.split(" ").length <= 4 &&
      first?.text === text.text &&
      text.text.length < 200
    );
  });
  return labelled.length * 2 > list.items.length && !list.items.some(isHarmful);
}

function noteUnread(draft: Draft, { line, endLine }: List): void {
  const why = "nothing above it says what it lists";
  draft.unread.push({ line, endLine, what: "list", why });
}

function readProse(draft: Draft, section: Section, above: Context["part"]): void {
  const heading = section.heading?.text.text ?? null;
  const own = heading === null ? null : partOf(heading);
  // Words of people and surroundings in a long heading are what the threat is about.
  const part = own === null || (own === "aside" && isLong(heading)) ? above : own;
  if (part === "model" || part === "threats" || part === "unknown") {
    const context: Context = { ...START, part: "threats", heading };
    for (const block of section.blocks) readParagraph(draft, block, context);
  }
  for (const below of section.sections) readProse(draft, below, part);
}

/** More words than a heading needs to name what is not the threat model. */
function isLong(heading: string | null): boolean {
  return (heading ?? "").split(/\s+/u).length >= LONG_HEADING;
}

function readParagraph(draft: Draft, block: Block, context: Context): void {
  if (block.kind !== "paragraph" || draft.threats.length >= MOST_PROSE) return;
  const text = block.text.text.replace(/\s+/gu, " ");
  if (/[:：]$/u.test(text)) return;
  const harm = HARM.exec(text.slice(0, 3000));
  if (harm === null) return;
  const start = sentenceStart(text, harm.index);
  // What an earlier sentence denies, this one may tell.
  if (DENIES.test(text.slice(Math.max(start, harm.index - 80), harm.index))) return;
  const sentence = firstSentence(text.slice(start)).name;
  if (GUIDES.test(sentence)) return;
  const record = emptyRecord(block.line, block.endLine);
  addValue(record, "title", plainValue(sentence, ""));
  addValue(record, "description", plainValue(text === sentence ? "" : text, ""));
  draft.sources += 1;
  addThreat(draft, record, { context, layout: "text", source: draft.sources });
}

/** Where the sentence begins that stands around a place in a text. */
function sentenceStart(text: string, at: number): number {
  const before = text.slice(0, at);
  const ends = [". ", "? ", "! "].map((end) => before.lastIndexOf(end));
  const end = Math.max(...ends);
  return end === -1 ? 0 : end + 2;
}
