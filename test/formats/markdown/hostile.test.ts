import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markdown } from "../../../src/formats/markdown/markdown.ts";
import { threadTime } from "../../support/thread-time.ts";

const read = (text: string) => markdown.read({ path: "docs/design/x.md", text }, { headings: [] });
const model = (text: string) => read(`# Threat model\n\n## Threats\n\n${text}`);
const times = (count: number, text: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => text(at)).join("");

/**
 * Characters: a quarter of what a document may have. What takes longer than in proportion shows
 * here too, and linear-time.test.ts looks for it on purpose.
 */
const SIZE = 250_000;
const filled = (unit: string) => unit.repeat(SIZE / unit.length);

const HOSTILE: Readonly<Record<string, string>> = {
  pipes: filled("|"),
  "a header of thousands of columns": `${"|a".repeat(25_000)}|\n${"|-".repeat(25_000)}|\n`,
  "a thousand lists in each other": times(1000, (at) => `${"  ".repeat(at)}- a\n`),
  "a thousand quotes in each other": `${">".repeat(1000)} a`,
  headings: times(25_000, (at) => `${"#".repeat((at % 6) + 1)} T${at}\n`),
  "fences that never end": filled("```mermaid\n"),
  asterisks: filled("*a "),
  "bold words": filled("**a** "),
  "open brackets": filled("["),
  "link beginnings": filled("[a]("),
  backticks: filled("` `` "),
  entities: `<p>${filled("&amp;")}</p>`,
  "open tags": filled("<b>"),
  "tables in each other": filled("<table><tr><td>"),
  "details in each other": filled("<details><summary>T</summary>\n\n"),
  colons: filled("a:"),
  spaces: `a${filled(" ")}b`,
  dashes: filled("- "),
  footnotes: times(10_000, (at) => `[^${at}]: a [^${at + 1}]\n\n`),
  definitions: times(15_000, () => "a\n: b\n\n"),
  "semicolons in a cell": `| Threat | Mitigation |\n| - | - |\n| a | ${filled(";")} |\n`,
  "ids that stand for billions": `| Asset | S | T | R | I | D | E |\n| - | - | - | - | - | - | - |\n${times(2000, () => "| a | T1–T99999 | T0..T999 | | | | |\n")}`,
  "front matter that never ends": `---\n${filled("a: &a [*a]\n")}`,
};

describe("a hostile document costs no more than an honest one of its size", () => {
  it.each(Object.entries(HOSTILE))("%s", (_, text) => {
    const started = threadTime();
    expect(() => model(text)).not.toThrow();
    expect(() => read(text)).not.toThrow();
    expect(threadTime() - started).toBeLessThan(2000);
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
