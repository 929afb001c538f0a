import type { Row } from "../row.ts";
import { againstMarkdownIt } from "./against-markdown-it.ts";
import { againstMarkdownlint } from "./against-markdownlint.ts";
import { checkProcess } from "./check-process.ts";
import { growth } from "./growth.ts";
import { idleMemory } from "./idle-memory.ts";
import { ledgerGrowth } from "./ledger-growth.ts";
import { readingMemory } from "./reading-memory.ts";

/** All rows of the table, in its order. */
export const ROWS: readonly Row[] = [
  againstMarkdownIt,
  againstMarkdownlint,
  checkProcess,
  growth,
  ledgerGrowth,
  idleMemory,
  readingMemory,
];
