import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { workflowCommands } from "../../src/report/github.ts";
import { jsonReport, jsonText } from "../../src/report/json.ts";
import { markdownReport } from "../../src/report/markdown.ts";
import { sarifText } from "../../src/report/sarif.ts";
import * as build from "./build-report.ts";
import { hostileText } from "./hostile.ts";
import { hostileDocument, reportOf, sampleReport } from "./local-report.ts";
import { GITHUB_REFERENCES, textOf } from "./rendered.ts";
import { JSON_SAMPLE } from "./samples.ts";
import { expectWellFormed } from "./well-formed.ts";

const UNPRINTABLE = /[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u;
/** A workflow command may hold the zero-width spaces that keep GitHub from linking. */
const UNPRINTABLE_BUT_SPACE = /(?!\n)\p{Cc}/u;

describe("JSON", () => {
  const page = readFileSync(new URL("../../docs/json.md", import.meta.url), "utf8");

  it("of the sample is the example in the docs", () => {
    const example = page.split("```json\n")[1]?.split("```")[0] ?? "";
    expect(jsonText(reportOf([JSON_SAMPLE]))).toBe(example);
  });

  it("has no key that the docs do not name", () => {
    const keys = new Set<string>();
    JSON.stringify(jsonReport(reportOf([JSON_SAMPLE])), (key, value) => {
      if (!/^\d*$/.test(key)) keys.add(key);
      return value;
    });
    const prose = page.replace(/```json[^`]*```/, "");
    expect([...keys].filter((key) => !prose.includes(`\`${key}\``))).toEqual([]);
  });

  it("gives texts back as they were, and prints none that cannot be seen", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const report = reportOf([hostileDocument(text)], { title: text });
        const printed = jsonText(report);
        expect(printed).not.toMatch(UNPRINTABLE);
        expect(printed).not.toContain("##[");
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(jsonReport(report))));
      }),
    );
  });
});

describe("SARIF", () => {
  it("of the sample is as in its golden file", async () => {
    await expect(sarifText(sampleReport())).toMatchFileSnapshot("../fixtures/report/gaps.sarif");
  });

  it("keeps an alert the same when its lines move, and the worst first", () => {
    const gap = (over: Parameters<typeof build.gap>[0]) => build.gap(over);
    const results = (line: number) =>
      JSON.parse(
        sarifText(
          reportOf([
            build.document({
              gaps: [
                gap({ level: "notice", id: "b", line, endLine: line }),
                gap({ id: "a", line }),
              ],
            }),
          ]),
        ),
      ).runs[0].results;
    const fingerprints = (line: number) =>
      results(line).map((result: { partialFingerprints: unknown }) => result.partialFingerprints);
    expect(fingerprints(3)).toEqual(fingerprints(40));
    expect(results(3).map(({ level }: { level: string }) => level)).toEqual(["error", "note"]);
  });

  it("holds no more results than code scanning takes, and no place in a deleted document", () => {
    const gaps = Array.from({ length: 6_000 }, (_, at) => build.gap({ id: `g${at}` }));
    const parsed = JSON.parse(
      sarifText(reportOf([build.document({ gaps }), build.document({ change: "removed", gaps })])),
    );
    expect(parsed.runs[0].results).toHaveLength(5_000);
  });

  it("stays harmless whatever the documents hold", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const printed = sarifText(reportOf([hostileDocument(text)]));
        expect(printed).not.toMatch(UNPRINTABLE);
        const [result] = JSON.parse(printed).runs[0].results;
        expect(result.message.text).not.toMatch(/\]\(/);
        for (const reference of GITHUB_REFERENCES)
          expect(result.message.text).not.toMatch(reference);
        expect(result.locations[0].physicalLocation.artifactLocation.uri).not.toMatch(
          /[\s<>()[\]:]/,
        );
      }),
    );
  });
});

describe("workflow commands", () => {
  it("name file, lines and title, with message and question", () => {
    const gaps = [
      build.gap({ level: "notice", question: null, message: "50% done", line: 3, endLine: 3 }),
      build.gap({ rule: "a-rule" }),
    ];
    expect(workflowCommands(reportOf([build.document({ path: "a,b:c.md", gaps })]))).toBe(
      [
        "::error file=a%2Cb%3Ac.md,line=71,endLine=78,title=A rule::Repudiation is not considered anywhere in this document.%0AIf an operator denied a refund a year from now, what would prove it?",
        "::notice file=a%2Cb%3Ac.md,line=3,endLine=3,title=A STRIDE category that was not considered::50%25 done",
        "Threat model: 2 gaps: 1 asset not listed, 1 STRIDE gap",
        "",
      ].join("\n"),
    );
  });

  it("call nothing an error in a phase where gaps are only shown", () => {
    const report = reportOf([build.document({ gaps: [build.gap()] })], {}, "training");
    expect(workflowCommands(report)).toMatch(/^::warning /);
  });

  it("are never more commands than there are gaps, whatever the documents hold", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const printed = workflowCommands(reportOf([hostileDocument(text)], { title: text }));
        const lines = printed.split(/\r\n|\r|\n/);
        expect(lines).toHaveLength(3);
        expect(lines[0]).toMatch(/^::error file=[^,:]*,line=71,endLine=78,title=[^,:]+::/);
        expect(lines[1]).toMatch(/^Threat model: /);
        expect(printed).not.toMatch(UNPRINTABLE_BUT_SPACE);
      }),
    );
  });
});

describe("the Markdown page", () => {
  it("says what the check run says, without links to lines", async () => {
    const page = markdownReport(sampleReport());
    expectWellFormed(page);
    await expect(page).toMatchFileSnapshot("../fixtures/report/gaps.page.md");
  });

  it("stays harmless whatever the documents hold", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const page = markdownReport(reportOf([hostileDocument(text)], { title: text }));
        expectWellFormed(page);
        for (const reference of GITHUB_REFERENCES) expect(textOf(page)).not.toMatch(reference);
      }),
    );
  });
});
