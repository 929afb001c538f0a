import { expect } from "vitest";
import { tokensOf } from "./rendered.ts";

const OUR_TAGS = /<\/?(?:details|summary|sub|code|span)>/g;

/**
 * Expects that a long Markdown text is whole: its tags come in pairs, every table row has as many
 * cells as its head, no half of a character stands in it, and it ends with a line.
 */
export function expectWellFormed(text: string): void {
  expect(text).not.toMatch(/\p{Cs}/u);
  expectPairs(text);
  for (const table of text.split("\n\n").filter((block) => block.startsWith("| "))) {
    const rows = table.trimEnd().split("\n");
    expect(rows.length).toBeGreaterThan(2);
    expect(new Set(rows.map((row) => row.split(" | ").length)).size).toBe(1);
  }
  const blocks = new Set(tokensOf(text).map(({ type }) => type));
  for (const odd of ["code_block", "fence", "hr", "ordered_list_open"]) {
    expect(blocks).not.toContain(odd);
  }
}

function expectPairs(text: string): void {
  const open: string[] = [];
  for (const [tag] of text.matchAll(OUR_TAGS)) {
    if (!tag.startsWith("</")) open.push(tag);
    else expect(open.pop()).toBe(tag.replace("/", ""));
  }
  expect(open).toEqual([]);
  expect(text.replace(OUR_TAGS, "")).not.toContain("<");
}
