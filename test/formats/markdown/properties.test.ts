import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdown } from "../../../src/formats/markdown/markdown.ts";
import type { ThreatModel } from "../../../src/model/threat-model.ts";

const read = (text: string) => markdown.read({ path: "docs/design/x.md", text }, { headings: [] });

interface Item {
  readonly name: string;
  readonly stride: string;
  readonly severity: string;
}

const WORDS = "clerk forges copies floods ledger invoice badge queue printer stranger edits".split(
  " ",
);
const item = fc.record({
  name: fc
    .array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 5 })
    .map((words) => words.join(" ")),
  stride: fc.constantFrom("Spoofing", "Tampering", "Repudiation", "Denial of service"),
  severity: fc.constantFrom("Critical", "High", "Medium", "Low"),
});
const items = fc.uniqueArray(item, { minLength: 1, maxLength: 8, selector: ({ name }) => name });

/** The same threats, in the ways that people write them. */
const LAYOUTS: Readonly<Record<string, (items: readonly Item[]) => string>> = {
  table: (all) =>
    `| Threat | STRIDE | Severity |\n| - | - | - |\n${all.map((one) => `| ${one.name} | ${one.stride} | ${one.severity} |\n`).join("")}`,
  "table without outer pipes": (all) =>
    `Threat | STRIDE | Severity\n--- | --- | ---\n${all.map((one) => `${one.name} | ${one.stride} | ${one.severity}\n`).join("")}`,
  "table with other headers, in another order": (all) =>
    `| Risk level | Category | # | What can go wrong |\n|---|---|---|---|\n${all.map((one, at) => `| ${one.severity} | ${one.stride} | T${at} | **${one.name}** |\n`).join("")}`,
  "HTML table": (all) =>
    `<table><tr><th>Threat<th>STRIDE<th>Severity\n${all.map((one) => `<tr><td>${one.name}<td>${one.stride}<td>${one.severity}\n`).join("")}</table>\n`,
  "list with fields": (all) =>
    all
      .map((one) => `- **${one.name}**\n  - STRIDE: ${one.stride}\n  - Severity: ${one.severity}\n`)
      .join(""),
  "list with tags": (all) =>
    all.map((one, at) => `${at + 1}. ${one.name} (${one.stride}) [${one.severity}]\n`).join(""),
  headings: (all) =>
    all
      .map(
        (one, at) =>
          `### T-${at}: ${one.name}\n\n**STRIDE:** ${one.stride}\n**Severity:** ${one.severity}\n\n`,
      )
      .join(""),
  "headings with tables": (all) =>
    all
      .map(
        (one, at) =>
          `### T-${at} ${one.name}\n\n| | |\n|-|-|\n| STRIDE | ${one.stride} |\n| Severity | ${one.severity} |\n\n`,
      )
      .join(""),
  details: (all) =>
    all
      .map(
        (one, at) =>
          `<details><summary>T-${at} — ${one.name}</summary>\n\n- STRIDE: ${one.stride}\n- Severity: ${one.severity}\n\n</details>\n\n`,
      )
      .join(""),
};

const gist = ({ threats }: ThreatModel) =>
  threats.map(({ title, stride, severity }) => ({ title, stride, severity }));

describe("layout never changes the threat model", () => {
  it.each(Object.keys(LAYOUTS))("%s", (layout) => {
    fc.assert(
      fc.property(items, (all) => {
        const write = LAYOUTS[layout] ?? (() => "");
        const expected = all.map(({ name, stride, severity }) => ({
          title: name,
          stride: [stride.toLowerCase().replaceAll(" ", "-")],
          severity: severity.toLowerCase(),
        }));
        expect(gist(read(`# Design\n\n## Threats\n\n${write(all)}`))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it("adding a threat adds one and leaves the others", () => {
    fc.assert(
      fc.property(items, (all) => {
        const table = LAYOUTS["table"] ?? (() => "");
        const before = gist(read(`# Threat model\n\n${table(all.slice(1))}`));
        expect(gist(read(`# Threat model\n\n${table(all)}`)).slice(1)).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });
});
