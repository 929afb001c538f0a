import type { Block, Inline, Section } from "./block.ts";
import type { Draft } from "./draft.ts";
import { headingWords } from "./heading-words.ts";
import type { Found } from "./section.ts";
import { isActivity } from "./section-heading.ts";

/**
 * Whether a section in which nothing was found is about threat models and not one: it explains the
 * six words, names only the activity, or lists links to threat models.
 */
export function isAboutThreatModels(found: Found, draft: Draft): boolean {
  const read = [draft.threats, draft.assets, draft.considered, draft.scopeIn, draft.scopeOut];
  if (read.some(({ length }) => length > 0)) return false;
  if (draft.legends > 0 || (found.by === "title" && isActivity(found.section.heading))) return true;
  return found.chapters.every(isIndex);
}

function isIndex({ heading, blocks, sections }: Section): boolean {
  const words = headingWords(heading?.text.text ?? "");
  return (
    words === "threat models" && sections.length === 0 && blocks.length > 0 && blocks.every(isLinks)
  );
}

function isLinks(block: Block): boolean {
  if (block.kind === "list") return block.items.every(({ text }) => leads(text));
  return block.kind === "table" && block.rows.every(({ cells }) => cells.some(leads));
}

function leads({ links }: Inline): boolean {
  return links.length > 0;
}
