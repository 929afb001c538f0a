import { onlyCategories } from "../vocabulary/stride.ts";
import type { Section } from "./block.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { splitId, splitName } from "./item-name.ts";
import { type Gathered, gather, gatherSection, valueOfList } from "./labelled-fields.ts";
import { readTable } from "./read-table.ts";
import { addValue, type ItemRecord, plainValue } from "./record.ts";
import { takeTags } from "./tags.ts";
import { addThreat } from "./threat.ts";

const PREFIX = /^threat(?:\s*[:–—]|\s+-)\s*/iu;

/** Reads a heading that names one threat, with the fields under it. Gives the sections left over. */
export function readThreatHeading(
  draft: Draft,
  section: Section,
  text: string,
  context: Context,
): readonly Section[] {
  const gathered = gather(section.blocks, section.line, section.line);
  const others = section.sections.filter((part) => !gatherSection(gathered, part));
  const { record, tables } = gathered;
  addName(gathered, text);
  const description = [
    ...gathered.prose,
    ...gathered.lists.flatMap((list) => valueOfList(list, "").parts),
  ];
  addValue(record, "description", plainValue(description.join("\n"), ""));
  draft.sources += 1;
  const told = { context, layout: "heading", source: draft.sources } as const;
  addThreat(draft, record, told);
  for (const table of tables) readTable(draft, table, { ...context, part: "aside" });
  const { line, endLine } = section;
  draft.understood.push({ what: "headings", as: "threats", columns: [], items: 1, line, endLine });
  return others;
}

/** `Spoofing: stolen session` is a threat of that category. */
function withoutCategory(record: ItemRecord, text: string): string {
  const { name, description } = splitName(text);
  if (description === null || onlyCategories(name).length === 0) return text;
  if (!record.values.has("stride")) addValue(record, "category", plainValue(name, ""));
  return description;
}

/** The heading names the threat, unless it is only the word itself. */
function addName({ record, prose }: Gathered, text: string): void {
  const { id, rest } = splitId(text.replace(PREFIX, ""));
  if (id !== null) addValue(record, "id", plainValue(id, ""));
  if (/^threat$/iu.test(rest.trim())) {
    const first = prose.shift();
    if (first !== undefined) addValue(record, "title", plainValue(first, ""));
    return;
  }
  const title = withoutCategory(record, rest);
  const own = record.values.get("title") ?? [];
  record.values.set("title", [plainValue(takeTags(title, record) || title, "")]);
  for (const value of own) addValue(record, "description", value);
}
