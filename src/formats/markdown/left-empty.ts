import type { Section } from "./block.ts";
import type { Context } from "./context.ts";
import { partOf } from "./part.ts";

const NUMBERED = /^\s*\(?\d{1,3}\s?[).:]\s/u;

/**
 * What is known above the next heading: numbered headings after a chapter of threats that was left
 * empty are its threats, though they are of its own level.
 */
export function contextAfter(section: Section, before: Context, above: Context): Context {
  const text = section.heading?.text.text ?? "";
  if (isEmpty(section) && partOf(text) === "threats") return { ...above, part: "threats" };
  return NUMBERED.test(text) ? before : above;
}

/** Whether a heading goes on with an empty chapter before it. */
export function isNumbered({ heading }: Section): boolean {
  return NUMBERED.test(heading?.text.text ?? "");
}

function isEmpty({ blocks, sections }: Section): boolean {
  return blocks.length === 0 && sections.length === 0;
}
