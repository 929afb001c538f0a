import { assess } from "../src/assess.ts";
import type { Assessment } from "../src/model/assessment.ts";
import { someFacts } from "../test/support/facts-builder.ts";
import { asAdded, type MarkdownFile } from "./folder-documents.ts";

/** Reading and assessing some files, as the app does it for a team that works alone. */
export function readingAndAssessing(files: readonly MarkdownFile[]): () => Assessment {
  const facts = someFacts("review", { documents: files.map(asAdded) });
  return () => assess(facts);
}
