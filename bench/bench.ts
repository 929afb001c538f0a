import { statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { ownDocuments } from "./own-documents.ts";
import { ROWS } from "./rows/index.ts";
import { type Result, table } from "./table.ts";

// `node bench/bench.ts [FOLDER] [WORD…]`: with words, only the rows whose text holds one of them.
const [given, ...words] = process.argv.slice(2);
if (given !== undefined && !statSync(given, { throwIfNoEntry: false })?.isDirectory()) {
  process.stderr.write(
    `${given} is no folder. Give one with Markdown files, or none for made documents; words come after it.\n`,
  );
  process.exit(2);
}
const folder = given ?? (await ownDocuments());
try {
  const results: Result[] = [];
  for (const row of ROWS.filter(
    ({ what }) => words.length === 0 || words.some((it) => what.includes(it)),
  )) {
    process.stderr.write(`${row.what} …\n`);
    results.push({ row, measured: await row.measure(folder) });
  }
  process.stdout.write(`\n${table(results)}`);
} finally {
  if (given === undefined) await rm(folder, { recursive: true });
}
