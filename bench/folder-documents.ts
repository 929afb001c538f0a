import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DesignDocument } from "../src/model/design-document.ts";

/** A Markdown file of the folder that is measured. */
export interface MarkdownFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
}

/** All Markdown files below a folder, in path order: what all peers can read. */
export function markdownFiles(folder: string): readonly MarkdownFile[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
  if (files.length === 0) throw new Error(`${folder} holds no Markdown.`);
  return files;
}

/** A document as a pull request would bring it. */
export function asAdded({ path, text }: MarkdownFile): DesignDocument {
  const content = { kind: "text", text } as const;
  return { path, previousPath: null, change: "added", blob: "", content, base: null };
}
