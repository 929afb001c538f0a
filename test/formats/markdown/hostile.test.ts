import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdown } from "../../../src/formats/markdown/markdown.ts";

const read = (text: string) => markdown.read({ path: "docs/design/x.md", text }, { headings: [] });
const model = (text: string) => read(`# Threat model\n\n## Threats\n\n${text}`);
const times = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join("");

/** Each is about as long as a document may be. */
const HOSTILE: Readonly<Record<string, string>> = {
  "a million pipes": "|".repeat(1_000_000),
  "a header of a hundred thousand columns": `${"|a".repeat(100_000)}|\n${"|-".repeat(100_000)}|\n`,
  "a thousand lists in each other": times(1000, (at) => `${"  ".repeat(at)}- a\n`),
  "a thousand quotes in each other": `${">".repeat(1000)} a`,
  "a hundred thousand headings": times(100_000, (at) => `${"#".repeat((at % 6) + 1)} T${at}\n`),
  "fences that never end": times(50_000, () => "```mermaid\n"),
  "a megabyte of asterisks": "*a ".repeat(300_000),
  "a megabyte of bold words": "**a** ".repeat(160_000),
  "a megabyte of open brackets": "[".repeat(1_000_000),
  "a megabyte of link beginnings": "[a](".repeat(250_000),
  "a megabyte of backticks": "` `` ".repeat(200_000),
  "a megabyte of entities": `<p>${"&amp;".repeat(200_000)}</p>`,
  "a megabyte of open tags": "<b>".repeat(300_000),
  "a megabyte of tables in each other": "<table><tr><td>".repeat(60_000),
  "a megabyte of details in each other": times(20_000, () => "<details><summary>T</summary>\n\n"),
  "a megabyte of colons": "a:".repeat(500_000),
  "a megabyte of spaces": `a${" ".repeat(1_000_000)}b`,
  "a megabyte of dashes": "- ".repeat(500_000),
  "a megabyte of footnotes": times(30_000, (at) => `[^${at}]: a [^${at + 1}]\n\n`),
  "a megabyte of definitions": times(60_000, () => "a\n: b\n\n"),
  "a megabyte of semicolons in a cell": `| Threat | Mitigation |\n| - | - |\n| a | ${";".repeat(900_000)} |\n`,
  "ids that stand for billions": `| Asset | S | T | R | I | D | E |\n| - | - | - | - | - | - | - |\n${times(2000, () => "| a | T1–T99999 | T0..T999 | | | | |\n")}`,
  "front matter that never ends": `---\n${"a: &a [*a]\n".repeat(90_000)}`,
};

describe("a hostile document costs no more than an honest one of its size", () => {
  it.each(Object.entries(HOSTILE))("%s", { timeout: 60_000 }, (_, text) => {
    const start = process.threadCpuUsage();
    expect(() => model(text)).not.toThrow();
    expect(() => read(text)).not.toThrow();
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(8000);
  });

  it("reads ten thousand rows", () => {
    const row = (at: number) =>
      `| T${at} | Theft ${at} | Spoofing, Tampering | High | Locks; guards |\n`;
    const table = `| ID | Threat | STRIDE | Severity | Mitigation |\n| - | - | - | - | - |\n${times(10_000, row)}`;
    const { threats } = model(table);
    expect(threats).toHaveLength(10_000);
    expect(threats.at(-1)).toMatchObject({
      id: "T9999",
      severity: "high",
      mitigations: ["Locks", "guards"],
    });
  });

  it("reads ten thousand headings and ten thousand list items", () => {
    expect(
      model(times(10_000, (at) => `### T${at}: Theft ${at}\n\nSeverity: low\n\n`)).threats,
    ).toHaveLength(10_000);
    expect(model(times(10_000, (at) => `- Theft ${at}\n`)).threats).toHaveLength(10_000);
  });
});

const piece = fc.constantFrom(
  ..."# Threats|## Spoofing|| Threat | S |\n| - | - |\n|| a | High ||- **T1**: x|  - Severity: low|N/A: why|<details>|</details>|<table><tr><td>|```|---|> q|1. a|Assets:|**Scope:** a; b|\u0000|[^1]|[^1]: n|[x]: y|![a](b)|\t|term\n: def|<!--|-->|T1–T9|~~~".split(
    "|",
  ),
);

describe("reading is total", () => {
  it("never throws, keeps lines inside the document and items in the section", () => {
    const document = fc
      .array(fc.oneof(piece, fc.string()), { maxLength: 40 })
      .map((parts) => parts.join("\n"));
    fc.assert(
      fc.property(document, (text) => {
        const lines = text.split(/\r\n?|\n/u).length;
        const { section, assets, threats, considered, unread, diagrams } = read(text);
        for (const { line, endLine } of [
          ...assets,
          ...threats,
          ...considered,
          ...unread,
          ...diagrams,
        ]) {
          expect(line).toBeGreaterThan(0);
          expect(endLine).toBeGreaterThanOrEqual(line);
          expect(endLine).toBeLessThanOrEqual(lines);
        }
        if (section === null) expect(threats).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("reads the same from the same text, whatever its line ends", () => {
    const text =
      "# Threat model\n\n- **Theft**: of\n  keys\n\n| Threat | STRIDE |\n| - | - |\n| a | S |\n";
    expect(read(text.replaceAll("\n", "\r\n"))).toEqual(read(text));
    expect(read(text)).toEqual(read(text));
  });
});
