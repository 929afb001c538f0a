import { appMemory } from "../app-memory.ts";
import type { Row } from "../row.ts";
import { megabytes } from "../units.ts";

const LIMIT = 150e6;

/** What the app takes while nothing happens. */
export const idleMemory: Row = {
  what: "resident memory of the app, idle / its limit",
  target: { atMost: 1 },
  async measure(folder) {
    const { idle } = await appMemory(folder);
    return { ratio: idle / LIMIT, ours: megabytes(idle), theirs: megabytes(LIMIT) };
  },
};
