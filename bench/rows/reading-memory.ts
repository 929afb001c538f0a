import { appMemory } from "../app-memory.ts";
import type { Row } from "../row.ts";
import { megabytes } from "../units.ts";

const LIMIT = 300e6;

/** What the app has taken once it has read every document. */
export const readingMemory: Row = {
  what: "resident memory of the app after it read the folder / its limit",
  target: { atMost: 1 },
  async measure(folder) {
    const { read, idle } = await appMemory(folder);
    return {
      ratio: read / LIMIT,
      ours: megabytes(read),
      theirs: megabytes(LIMIT),
      note: `${megabytes(idle)} before`,
    };
  },
};
