import { lint } from "markdownlint/sync";
import { markdownFiles } from "../folder-documents.ts";
import { readingAndAssessing } from "../reading.ts";
import type { Row } from "../row.ts";
import { sideBySide } from "../side-by-side.ts";
import { milliseconds } from "../units.ts";

/** What a team waits for today when a linter looks at its documents. */
export const againstMarkdownlint: Row = {
  what: "read + assess a folder, times faster than markdownlint",
  target: { atLeast: 8 },
  async measure(folder, patience = { rounds: 7, roundTime: 100, warmups: 2 }) {
    const files = markdownFiles(folder);
    const strings = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    const contest = { ours: readingAndAssessing(files), theirs: () => lint({ strings }) };
    const timing = await sideBySide(contest, patience);
    return {
      ratio: 1 / timing.ratio,
      ours: milliseconds(timing.ours),
      theirs: milliseconds(timing.theirs),
      note: `${files.length} documents`,
    };
  },
};
