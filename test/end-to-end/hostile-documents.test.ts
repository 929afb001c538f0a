import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess.ts";
import { decide } from "../../src/decide.ts";
import type { CheckRun } from "../../src/model/check-run.ts";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { aDocument, someFacts } from "../support/facts-builder.ts";

const HOSTILE =
  "@everyone @acme/security <img src=x onerror=alert(1)> <!-- x --> [a](javascript:alert(1)) | pipe | `tick` \u001b[31mred\u001b[0m \u202egnp #12 https://evil.example ![x](https://evil.example/p.png) www.evil.example";

const row = (cells: string) => `| ${cells} |\n`;
const threatTable = (count: number, cell: (index: number) => string) =>
  row("ID | Threat | STRIDE | Asset | Severity | Mitigation") +
  row("--- | --- | --- | --- | --- | ---") +
  Array.from({ length: count }, (_, index) => row(cell(index))).join("");

const DOCUMENTS: [name: string, text: string][] = [
  ["a document of 1 MB", `${COMPLETE_DOCUMENT}\n${"A sentence about refunds. ".repeat(40_000)}`],
  [
    "10,000 table rows",
    `# Big\n\n## Threat model\n\n${threatTable(10_000, (i) => `T${i} | Threat number ${i} | Tampering | Asset ${i} | high | `)}`,
  ],
  [
    "1,000 nested lists",
    `# Deep\n\n## Threat model\n\n${Array.from({ length: 1000 }, (_, i) => `${"  ".repeat(i)}- threat ${i}\n`).join("")}`,
  ],
  [
    "hostile text everywhere",
    `# ${HOSTILE}\n\n## Threat model ${HOSTILE}\n\n### Assets\n\n- **${HOSTILE}**: ${HOSTILE}\n\n### Threats\n\n${threatTable(60, (i) => `T${i} | ${HOSTILE.replaceAll("|", "\\|")} ${i} | Spoofing | ${HOSTILE.replaceAll("|", "\\|")} | high | `)}\n\nTODO ${HOSTILE}\n`,
  ],
  ["a million pipes", `## Threat model\n\n${"|".repeat(1_000_000)}\n`],
  ["a fence that never ends", `## Threat model\n\n${"```\n".repeat(1)}${"x\n".repeat(200_000)}`],
  ["a million backticks and brackets", `## Threat model\n\n${"`[".repeat(300_000)}\n`],
];

/** GitHub's own limits on a check run. */
function expectWithinLimits({ title, summary, text, annotations, buttons }: CheckRun): void {
  expect(title.length).toBeLessThanOrEqual(255);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(65_535);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_535);
  expect(annotations.length).toBeLessThanOrEqual(200);
  expect(buttons.length).toBeLessThanOrEqual(3);
  for (const { title: heading, message, line, endLine } of annotations) {
    expect(heading.length).toBeLessThanOrEqual(255);
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(65_535);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(endLine).toBeGreaterThanOrEqual(line);
  }
}

/** Nothing of the text can ping, link out or run. */
function expectHarmless(check: CheckRun): void {
  const markdown = new MarkdownIt({ html: true, linkify: true });
  for (const written of [check.summary, check.text]) {
    const html = markdown.render(written);
    expect(html).not.toMatch(/href="(?!https:\/\/github\.com\/)/);
    expect(html).not.toMatch(/<img|<script|javascript:alert\(1\)"/);
    // GitHub pings a name that follows an @ without anything between.
    expect(html.replaceAll(/<code>[^<]*<\/code>/g, "")).not.toMatch(/(^|[^\w&;])@\w/m);
  }
  const all = JSON.stringify(check);
  expect(all).not.toMatch(/\\u001b|\u202e/);
}

describe("a hostile document gives a well-formed check run that pings nobody", () => {
  it.each(DOCUMENTS)("%s", { timeout: 10_000 }, (_name, text) => {
    const facts = someFacts("review", { documents: [aDocument(text)] });
    const checks = decide(assess(facts), facts).flatMap((action) =>
      action.kind === "publish-check" ? [action.check] : [],
    );
    expect(checks).toHaveLength(1);
    for (const check of checks) {
      expectWithinLimits(check);
      expectHarmless(check);
    }
  });
});
