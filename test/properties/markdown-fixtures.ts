import { readdirSync, readFileSync } from "node:fs";

const FOLDER = new URL("../fixtures/markdown/", import.meta.url);

/** The Markdown documents among the fixtures. */
export function fixtures(): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({ name, text: readFileSync(new URL(name, FOLDER), "utf8") }));
}
