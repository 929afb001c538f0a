import MarkdownIt from "markdown-it";
import { markdownFiles } from "../folder-documents.ts";
import { readingAndAssessing } from "../reading.ts";
import type { Row } from "../row.ts";
import { sideBySide } from "../side-by-side.ts";
import { milliseconds } from "../units.ts";

/** What understanding a document costs beside what any program pays that reads Markdown at all. */
export const againstMarkdownIt: Row = {
  what: "read + assess a folder / bare markdown-it parse of it",
  target: { atMost: 1.5 },
  async measure(folder, patience = { rounds: 21, roundTime: 200, warmups: 10 }) {
    const files = markdownFiles(folder);
    const parser = new MarkdownIt({ html: true });
    const parse = () => files.map(({ text }) => parser.parse(text, {}).length);
    const contest = { ours: readingAndAssessing(files), theirs: parse };
    const timing = await sideBySide(contest, patience);
    return {
      ratio: timing.ratio,
      ours: milliseconds(timing.ours),
      theirs: milliseconds(timing.theirs),
      note: `${files.length} documents`,
    };
  },
};
