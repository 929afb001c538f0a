import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readDocument } from "../../src/formats/index.ts";
import { FACTS, type Score, STRIDE_FACT } from "./facts.ts";
import { handIndex } from "./hand-reading.ts";

const USAGE = "npm run accuracy -- FOLDER [--worst N] [--kind KIND] [--structured]";

interface Measured {
  readonly file: string;
  readonly scores: ReadonlyMap<string, Score>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    worst: { type: "string", default: "10" },
    kind: { type: "string" },
    structured: { type: "boolean", default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error(USAGE);
  process.exit(2);
}

const index = handIndex.parse(JSON.parse(await readFile(join(folder, "INDEX.json"), "utf8")));
const measured: Measured[] = [];
for (const { file, source, kind, reading } of index) {
  if (values.kind !== undefined && kind !== values.kind) continue;
  if (!values.structured && kind === "structured-model") continue;
  const facts = FACTS.filter(({ name }) => kind !== "structured-model" || name !== STRIDE_FACT);
  const text = await readFile(join(folder, "docs", file), "utf8");
  const path = source?.path ?? file;
  const model = readDocument(
    { path: kind === "structured-model" ? file : path, text },
    { headings: [] },
  );
  measured.push({
    file,
    scores: new Map(facts.map(({ name, score }) => [name, score(reading, model)])),
  });
}

console.log(`${measured.length} documents\n`);
for (const { name, goal } of FACTS) {
  const told = measured
    .map(({ scores }) => scores.get(name)?.right)
    .filter((right) => right != null);
  const right = told.filter(Boolean).length;
  const share = told.length === 0 ? 1 : right / told.length;
  const mark = share >= goal ? "ok  " : "    ";
  console.log(
    `${mark}${name.padEnd(22)} ${share.toFixed(3)} of ${String(told.length).padStart(2)}   goal ${goal.toFixed(2)}`,
  );
}

const wrong = ({ scores }: Measured) => [...scores].filter(([, { right }]) => right === false);
const worst = measured
  .filter((one) => wrong(one).length > 0)
  .sort((a, b) => wrong(b).length - wrong(a).length);
for (const one of worst.slice(0, Number(values.worst))) {
  console.log(`\n${one.file}`);
  for (const [name, { expected, read }] of wrong(one)) {
    console.log(`  ${name}: expected ${expected || "none"}; read ${read.slice(0, 200) || "none"}`);
  }
}
