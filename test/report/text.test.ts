import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columns, inColumns, wrapped } from "../../src/report/columns.ts";
import { textReport } from "../../src/report/text.ts";
import { threadTime } from "../support/thread-time.ts";
import * as build from "./build-report.ts";
import { hostileText } from "./hostile.ts";
import { hostileDocument, reportOf, sampleReport } from "./local-report.ts";

const PLAIN = { color: false, width: 100 };
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
const COLORS = /\u001b\[\d+m/g;

describe("the terminal report", () => {
  it("of the sample with gaps reads as in its golden file", async () => {
    await expect(textReport(sampleReport(), PLAIN)).toMatchFileSnapshot(
      "../fixtures/report/gaps.terminal.txt",
    );
  });

  it("reads as in its golden file in a narrow terminal too", async () => {
    await expect(textReport(sampleReport(), { color: false, width: 62 })).toMatchFileSnapshot(
      "../fixtures/report/gaps.narrow-terminal.txt",
    );
  });

  it("says the same with colours as without", () => {
    const colored = textReport(sampleReport(), { ...PLAIN, color: true });
    expect(colored).toMatch(COLORS);
    expect(colored.replace(COLORS, "")).toBe(textReport(sampleReport(), PLAIN));
  });

  it("begins each gap with a place that editors follow", () => {
    const gaps = [build.gap({ line: 7, endLine: 9 })];
    expect(textReport(reportOf([build.document({ gaps })]), PLAIN)).toContain(
      "\ndocs/design/billing.md:7:1 blocks stride-gap\n",
    );
  });

  it.each([
    ["failure", "gaps", "✗ "],
    ["action_required", "awaiting-sign-off", "… "],
    ["success", "complete", "✓ "],
    ["skipped", "no-document", "✓ "],
  ] as const)("ends with the verdict: %s", (conclusion, situation, mark) => {
    const text = textReport(reportOf([], { conclusion, situation, title: "The title" }), PLAIN);
    expect(text).toContain(`${mark}The title\n  Next step: jane — answer the questions`);
    expect(text).toContain("  0 design documents, no gaps\n");
  });

  it("calls nothing blocking in a phase where gaps are only shown", () => {
    const documents = [build.document({ gaps: [build.gap()] })];
    const text = textReport(reportOf(documents, {}, "training"), PLAIN);
    expect(text).not.toContain("block");
    expect(text).toContain("1 design document, 1 gap\n");
  });

  it("lets no escape sequence, no line and no runner's command through", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const title = { title: text, nextStep: { who: text, what: text } };
        const lines = textReport(reportOf([hostileDocument(text)], title), PLAIN).split("\n");
        for (const line of lines) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
          expect(line).not.toMatch(/^\s*::|##\[/);
        }
      }),
    );
  });

  it("takes little time for 10,000 gaps", () => {
    const gaps = Array.from({ length: 10_000 }, (_, at) => build.gap({ line: at + 1 }));
    const start = threadTime();
    expect(textReport(reportOf([build.document({ gaps })]), PLAIN)).toContain(
      "10,000 blocking gaps",
    );
    expect(threadTime() - start).toBeLessThan(2_000);
  });
});

describe("columns of a terminal", () => {
  it.each([
    ["abc", 3],
    ["日本", 4],
    ["e\u0301", 1],
    ["😀", 2],
    ["", 0],
  ])("%j takes %i", (text, expected) => {
    expect(columns(text)).toBe(expected);
  });

  it.each([
    ["abc", "abc  "],
    ["abcdefg", "abcd…"],
    ["日本語文", "日本…"],
  ])("%j stands in five of them as %j", (text, expected) => {
    expect(inColumns(text, 5)).toBe(expected);
  });

  it("wraps between words, loses none and breaks none", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 40 }), (all, width) => {
        const lines = wrapped(all.join(" "), width);
        expect(lines.join(" ")).toBe(all.join(" "));
        for (const line of lines) {
          expect(line.length <= width || !line.includes(" ")).toBe(true);
        }
      }),
    );
  });
});
