import { cp, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { syntheticDocument } from "./synthetic/document.ts";

/** So many documents are made beside those that the tests and the demo have. */
const SYNTHETIC = 20;

/** A new folder with every Markdown document of this repository's tests and demo, and made ones. */
export async function ownDocuments(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "threatgate-documents-"));
  for (const name of ["fixtures/markdown", "demo/documents"]) {
    await cp(fileURLToPath(new URL(`../test/${name}`, import.meta.url)), join(folder, name), {
      recursive: true,
      filter: (path) => !/\.\w+$/.test(path) || path.endsWith(".md"),
    });
  }
  await mkdir(join(folder, "synthetic"));
  for (let index = 0; index < SYNTHETIC; index += 1) {
    const name = `${String(index).padStart(2, "0")}.md`;
    await writeFile(join(folder, "synthetic", name), syntheticDocument(index));
  }
  return folder;
}
