import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Format } from "../../src/formats/format.ts";
import { FORMATS } from "../../src/formats/index.ts";
import type { ThreatModel } from "../../src/model/threat-model.ts";
import { assessed } from "./assessing.ts";
import { read } from "./layouts/document.ts";
import { fixtures } from "./markdown-fixtures.ts";
import { LONG, runs } from "./runs.ts";

const STRUCTURED = new URL("../fixtures/structured/", import.meta.url);
const structured = readdirSync(STRUCTURED).map((name) => ({
  name,
  text: readFileSync(new URL(name, STRUCTURED), "utf8"),
}));

/** Pieces of Markdown and of its abuse, joined in any order. */
const piece = fc.constantFrom(
  ..."# Threat model¦## Threats¦### T1: Stolen key¦## Assets¦## Scope¦### Spoofing¦| Threat | STRIDE | Asset |¦| --- | --- | --- |¦| T1 | S | *a* | High |¦| Asset | Spoofing | Tampering | Repudiation |¦|---|---|---|---|¦- **Name**: text¦  - Severity: high¦    - deep¦1. T2 - `code`¦**Assets:** a; b; c¦**In scope:** x¦Out of scope:¦- [x] done¦- [ ] <b>open</b>¦term¦: definition¦<table><tr><th>Threat<td>x¦</table>¦<details><summary>Threats</summary>¦</details>¦```mermaid¦flowchart LR¦a[A] -->|x| b[(B)]¦```¦~~~¦> quote¦> - list¦<!--¦-->¦[^1]: note¦[a]: b¦![x](y.png)¦[T1](#t1)¦&amp;&#x41;&lt;b&gt;¦---¦===¦\\*a\\*¦N/A¦None: because¦TODO¦T1–T9¦CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H¦\u0000\uFEFF\u2028¦\r¦\t- tab¦     code¦𝕊𝕡𝕠𝕠𝕗¦🔴 **High**".split(
    "¦",
  ),
);
const markdownish = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 8, arbitrary: piece }, fc.string({ unit: "binary" })),
      fc.constantFrom("\n", "\n", "\n\n", " ", ""),
    ),
    { maxLength: 50 },
  )
  .map((parts) => parts.flat().join(""));
const bytes = fc.uint8Array({ maxLength: 400 }).map((all) => Buffer.from(all).toString("latin1"));
const anyText = fc.oneof(markdownish, bytes, fc.string({ unit: "binary", maxLength: 300 }));

interface Edit {
  readonly kind: "delete" | "duplicate" | "swap" | "cut";
  readonly at: number;
  readonly to: number;
}
const edits = fc.array(
  fc.record({
    kind: fc.constantFrom("delete" as const, "duplicate" as const, "swap" as const, "cut" as const),
    at: fc.nat(),
    to: fc.nat(),
  }),
  { minLength: 1, maxLength: 6 },
);

function edited(text: string, all: readonly Edit[]): string {
  const lines = text.split("\n");
  for (const { kind, at, to } of all) {
    const line = at % Math.max(1, lines.length);
    const own = lines[line] ?? "";
    if (kind === "delete") lines.splice(line, 1);
    else if (kind === "duplicate") lines.splice(line, 0, own);
    else if (kind === "cut") lines[line] = own.slice(to % (own.length + 1));
    else {
      const other = to % lines.length;
      lines[line] = lines[other] ?? "";
      lines[other] = own;
    }
  }
  return lines.join("\n");
}

/** Every place that a reading names is inside the document. */
function expectPlacesInside(model: ThreatModel, text: string) {
  const last = text.split(/\r\n?|\n/u).length;
  const places = [
    ...(model.section === null ? [] : [model.section]),
    ...model.diagrams,
    ...model.elements,
    ...model.dataFlows,
    ...model.scope.in,
    ...model.scope.out,
    ...model.assets,
    ...model.threats,
    ...model.considered,
    ...model.placeholders,
    ...model.understood,
    ...model.unread,
  ];
  for (const place of places) {
    const { line, endLine } = place;
    const isInside = Number.isInteger(line) && line >= 1 && endLine >= line && endLine <= last;
    expect(isInside, `${line}-${endLine} of ${last}: ${JSON.stringify(place)}`).toBe(true);
  }
}

/** Names are text, on one line. */
function expectNames(model: ThreatModel) {
  const names = [
    ...model.assets.map(({ name }) => name),
    ...model.threats.map(({ title }) => title),
  ];
  for (const name of names) {
    expect(name.trim(), "a name").not.toBe("");
    expect(name, "in one line").not.toMatch(/[\n\r]/u);
  }
}

function expectReadable(format: Format, path: string, text: string) {
  const model = format.read({ path, text }, { headings: [] });
  expectPlacesInside(model, text);
  expectNames(model);
}

/** A path that the format goes by. */
const PATHS: Readonly<Record<string, string>> = {
  "open-threat-model": "a.otm",
  threagile: "threagile.yaml",
  threatcl: "a.hcl",
  "threat-composer": "a.tc.json",
};

describe.each(FORMATS)("$id", (format) => {
  const path = PATHS[format.id] ?? (format.id === "markdown" ? "a.md" : "a.json");

  test(
    "reads any text without throwing, and points into it",
    () => {
      fc.assert(
        fc.property(anyText, (text) => expectReadable(format, path, text)),
        runs(60),
      );
    },
    LONG,
  );

  test(
    "reads any damaged document without throwing, and points into it",
    () => {
      const own = format.id === "markdown" ? fixtures() : structured;
      fc.assert(
        fc.property(fc.constantFrom(...own), edits, ({ text }, all) => {
          expectReadable(format, path, edited(text, all));
        }),
        runs(60),
      );
    },
    LONG,
  );
});

test(
  "any text can be held against the rules",
  () => {
    fc.assert(
      fc.property(fc.oneof(markdownish, anyText), (text) => {
        const last = text.split(/\r\n?|\n/u).length;
        for (const { gaps } of assessed(text).documents) {
          for (const { line, endLine } of gaps) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(endLine).toBeGreaterThanOrEqual(line);
            expect(endLine).toBeLessThanOrEqual(last);
          }
        }
      }),
      runs(80),
    );
  },
  LONG,
);

/** Markup around the words of a name. */
const MARKUP: readonly ((words: string) => string)[] = [
  (words) => `**${words}**`,
  (words) => `*${words}*`,
  (words) => `__${words}__`,
  (words) => `\`${words}\``,
  (words) => `[${words}](https://example.com)`,
  (words) => `<b>${words}</b>`,
  (words) => `<span class="x">${words}</span>`,
  (words) => `~~${words}~~`,
  (words) => `**[${words}](x.md)**`,
  (words) => `***${words}***`,
  (words) => `${words}<!-- why -->`,
  (words) => `<a href="x">${words}</a>`,
  (words) => `[${words}][ref]`,
  (words) => `${words}[^1]`,
  (words) => `<kbd>${words}</kbd>`,
  (words) => words.replace(" ", "&nbsp;"),
];

const LAYOUTS: readonly (readonly [
  name: string,
  write: (asset: string, threat: string) => string,
])[] = [
  [
    "a table",
    (asset, threat) =>
      `### Assets\n\n| Asset | Kind |\n|---|---|\n| ${asset} | data |\n\n### Threats\n\n| Threat | STRIDE |\n|---|---|\n| ${threat} | S |\n`,
  ],
  [
    "bullets",
    (asset, threat) => `### Assets\n\n- ${asset}\n\n### Threats\n\n- ${threat}\n  - STRIDE: S\n`,
  ],
  [
    "headings",
    (asset, threat) =>
      `### Assets\n\n#### ${asset}\n\nWorth it.\n\n### Threats\n\n#### ${threat}\n\n- STRIDE: S\n`,
  ],
  [
    "an HTML table",
    (asset, threat) =>
      `### Assets\n\n- ${asset}\n\n### Threats\n\n<table><tr><th>Threat</th><th>STRIDE</th></tr>\n<tr><td>${threat.replace(/[*`~[\]()]|https:\/\/example.com|x\.md|ref|\^1|__/gu, "")}</td><td>S</td></tr></table>\n`,
  ],
];

test.each(LAYOUTS)("names in %s are plain text, whatever marks them up", (_, write) => {
  for (const mark of MARKUP) {
    const notes = "\n[^1]: A note.\n\n[ref]: x.md\n";
    const text = `## Threat model\n\n${write(mark("Card numbers"), mark("Stolen laptop"))}${notes}`;
    const { assets, threats } = read(text);
    const names = [...assets.map(({ name }) => name), ...threats.map(({ title }) => title)];
    expect(
      names.map((name) => name.replace(/\s/gu, " ")),
      text,
    ).toEqual(["Card numbers", "Stolen laptop"]);
  }
});
