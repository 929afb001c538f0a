import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocumentAssessment } from "../../src/model/assessment.ts";
import type { Gap, Level } from "../../src/model/gap.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { checkRun, checkRunNotAssessed } from "../../src/report/check-run.ts";
import { ANNOTATION_LIMIT, TEXT_LIMIT } from "../../src/report/fit.ts";
import { NO_LINKS } from "../../src/report/report-links.ts";
import { aWaiver } from "../support/facts-builder.ts";
import { threadTime } from "../support/thread-time.ts";
import * as build from "./build-report.ts";
import { HOSTILE, hostileText } from "./hostile.ts";
import { hostileDocument } from "./local-report.ts";
import { GITHUB_REFERENCES, inlineTokens, textOf } from "./rendered.ts";
import { SAMPLES } from "./samples.ts";
import { expectWellFormed } from "./well-formed.ts";

const bytes = (text: string) => Buffer.byteLength(text);

/** A check run over some documents, in the usual phase unless said otherwise. */
function run(documents: readonly DocumentAssessment[], over: Partial<Verdict> = {}) {
  return checkRun({
    facts: build.facts(),
    assessment: build.assessment(...documents),
    verdict: build.verdict(over),
  });
}

const EXAMPLE_HEAD = `<!-- Written by test/report/check-run.test.ts; \`npx vitest -u\` writes it anew. -->

What a check run says of a pull request with two design documents, one of them with gaps, for a team
in the review phase. Repository and people are invented.

---
`;

describe("the check run", () => {
  it.each(Object.keys(SAMPLES))("of the sample %s reads as in its golden file", async (name) => {
    const input = SAMPLES[name];
    if (input === undefined) throw new Error(`no sample ${name}`);
    const { conclusion, title, summary, text, annotations } = checkRun(input);
    const notes = annotations.map(
      ({ path, line, endLine, level, title: heading, message }) =>
        `${path}:${line}-${endLine} ${level}: ${heading}\n${message}\n`,
    );
    const page = `${conclusion}: ${title}\n\n${summary}\n\n${text}\n\n=== annotations\n\n${notes.join("\n")}`;
    await expect(page).toMatchFileSnapshot(`../fixtures/report/${name}.check-run.md`);
    expectWellFormed(summary);
    expectWellFormed(text);
  });

  it("of the sample with gaps is the example in the docs", async () => {
    const { title, summary, text } = checkRun({
      ...(SAMPLES["gaps"] ?? expect.fail()),
      links: NO_LINKS,
    });
    const page = `${EXAMPLE_HEAD}\n# ✗ ${title}\n\n${summary}\n\n${text}\n`;
    await expect(page).toMatchFileSnapshot("../../docs/check-run-example.md");
  });

  it("says the same of the same input, to the byte", () => {
    for (const input of Object.values(SAMPLES)) {
      expect(checkRun(structuredClone(input))).toEqual(checkRun(input));
    }
  });

  it("has buttons only where they do something", () => {
    expect(run([build.document()]).buttons.map(({ id }) => id)).toEqual([
      "request-review",
      "re-check",
    ]);
  });

  it.each<[string, Partial<Verdict>, Parameters<typeof build.facts>[0], string]>([
    ["gaps", {}, {}, "**1 gap blocks.** The question below leads to what is missing."],
    [
      "awaiting-sign-off",
      { situation: "awaiting-sign-off" },
      {},
      "**Security's review is what is left**; 1 gap is worth a look meanwhile, and does not block.",
    ],
    [
      "a void sign-off",
      { situation: "awaiting-sign-off" },
      { signOff: { state: "void", by: "sam", at: "2026-11-20T08:00:00Z" } },
      "sam approved an earlier version on 2026-11-20; the threat model has changed since.",
    ],
    [
      "changes-requested",
      { situation: "changes-requested" },
      { signOff: { state: "changes-requested", by: "sam", at: "2026-11-20T08:00:00Z" } },
      "**Security asked for changes** (sam, 2026-11-20).",
    ],
    [
      "a sign-off in spite of gaps",
      { situation: "complete" },
      { signOff: { state: "approved", by: "sam", at: "2026-11-20T08:00:00Z" } },
      "**Signed off**: sam of Security approved it on 2026-11-20; 1 gap is worth a look, and does not block.",
    ],
    [
      "waived",
      { situation: "waived" },
      { waiver: aWaiver({ reason: "hotfix @all", until: "2026-12-01" }) },
      "**Waived** by sam until 2026-12-01: “hotfix @\u200ball”; what is listed below does not block.",
    ],
    [
      "a waiver that no longer holds",
      {},
      { lapsedWaiver: { waiver: aWaiver({ until: "2026-11-20" }), why: "its time is over" } },
      "A waiver by sam until 2026-11-20: “a hotfix” no longer holds: its time is over.",
    ],
    [
      "changes that were made",
      { situation: "changes-requested" },
      { signOff: { state: "answered", by: "sam", at: "2026-11-20T08:00:00Z" } },
      "**Security asked for changes** (sam, 2026-11-20). The threat model has changed since.",
    ],
    [
      "gaps that are shown to who needs no sign-off",
      { situation: "complete", conclusion: "success" },
      {},
      "**Nothing blocks**; 1 gap is worth a look, and does not block.",
    ],
    ["too many files", {}, { filesCut: true }, "more files than the gate looks into"],
  ])("opens with one sentence: %s", (_, verdict, facts, expected) => {
    const { summary } = checkRun({
      facts: build.facts(facts),
      assessment: build.assessment(build.document({ gaps: [build.gap()] })),
      verdict: build.verdict(verdict),
    });
    expect(summary).toContain(expected);
  });

  it("names the one next step and who takes it", () => {
    const nextStep = { who: "Security (security)", what: "review the threat model" };
    expect(run([], { nextStep }).summary).toContain(
      "**Next step:** Security (security) — review the threat model.",
    );
    expect(run([], { nextStep: null }).summary).not.toContain("Next step");
  });

  it("lists the worst gaps of a document first, and the document with the worst gap first", () => {
    const gapOf = (message: string, level: Level) => build.gap({ message, level });
    const { text } = run([
      build.document({ path: "a.md", gaps: [gapOf("third", "notice")] }),
      build.document({ path: "b.md", gaps: [gapOf("second", "warning"), gapOf("first", "error")] }),
    ]);
    const gaps = text.slice(text.indexOf("## Gaps"));
    const order = ["b.md", "first", "second", "a.md", "third"].map((word) => gaps.indexOf(word));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it.each([
    [
      "docs/a b (1).md",
      "modified",
      "/blob/4f2a91c0d3b8e7a65544332211ffeeddccbbaa99/docs/a%20b%20%281%29.md?plain=1#L71-L78",
    ],
    [
      "gone.md",
      "removed",
      "/blob/00112233445566778899aabbccddeeff00112233/gone.md?plain=1#L71-L78",
    ],
  ] as const)("links the lines of %s, %s, at the commit where they stand", (path, change, url) => {
    const { text } = run([build.document({ path, change, gaps: [build.gap()] })]);
    expect(text).toContain(`[lines 71–78](https://github.example/acme/billing${url})`);
  });

  it("puts questions before the matrix for a team in training, and says that nothing blocks", () => {
    const { summary, text, annotations } = checkRun(SAMPLES["training"] ?? expect.fail());
    expect(text.indexOf("## Questions")).toBeLessThan(text.indexOf("## Coverage"));
    expect(text).not.toContain("Blocks");
    expect(summary).toContain("do not block");
    expect(annotations.map(({ level }) => level)).not.toContain("failure");
  });

  it("says of a document that cannot be read why, and not that it has no section", () => {
    const why = "it is a binary file";
    const unread = [{ what: "document" as const, why, line: 1, endLine: 1 }];
    const { text } = run([build.document({ model: build.model({ section: null, unread }) })]);
    expect(text).toContain(`: ${why}`);
    expect(text).not.toContain("no threat-model section");
    const { text: without } = run([build.document({ model: build.model({ section: null }) })]);
    expect(without).toContain("no threat-model section was found");
  });

  it("tells the author of a config that cannot be used, and of none", () => {
    const complete = checkRun(SAMPLES["complete"] ?? expect.fail());
    expect(complete.text).toContain("has 2 mistakes. The last good version decides");
    const none = checkRun(SAMPLES["no-document"] ?? expect.fail());
    expect(none.text).toContain("https://github.example/acme/.github/new/main?filename=");
  });
});

describe("annotations", () => {
  it("stand on the document's lines, worst first, with message and question", () => {
    const gaps = [
      build.gap({ level: "notice", question: null, line: 3, endLine: 3 }),
      build.gap({ level: "error", line: 9, endLine: 10 }),
      build.gap({ level: "warning", line: 5, endLine: 5 }),
    ];
    const { annotations } = run([build.document({ gaps })]);
    expect(annotations.map(({ level, line, endLine }) => [level, line, endLine])).toEqual([
      ["failure", 9, 10],
      ["warning", 5, 5],
      ["notice", 3, 3],
    ]);
    expect(annotations[0]?.message).toBe(
      "Repudiation is not considered anywhere in this document.\n\nIf an operator denied a refund a year from now, what would prove it?",
    );
    expect(annotations[2]?.message).not.toContain("?");
  });

  it("leave out a deleted document, which has no lines at this commit", () => {
    const removed = build.document({ change: "removed", gaps: [build.gap()] });
    expect(run([removed]).annotations).toEqual([]);
  });
});

describe("a gate that failed", () => {
  it("says what happened and how to retry, and nothing of the threat model", () => {
    const check = checkRunNotAssessed({ what: "GitHub answered 502 five times" });
    expect(check.conclusion).toBe("failure");
    expect(check.title).toBe("Threatgate could not assess this pull request");
    expect(check.summary).toContain("GitHub answered 502 five times");
    expect(check.summary).toContain("**Next step:** anyone here — re-run this check");
    expect(check.text).toContain("says nothing about the threat model");
    expect(check.annotations).toEqual([]);
  });

  it.each(HOSTILE)("is not led astray by what it was told: %j", (what) => {
    const { summary } = checkRunNotAssessed({ what, retry: what });
    expectWellFormed(summary);
    for (const reference of GITHUB_REFERENCES) expect(textOf(summary)).not.toMatch(reference);
  });
});

describe("hostile documents", () => {
  function hostileRun(text: string) {
    return checkRun({
      facts: build.facts({
        ownership: { team: text, phase: "training", why: text },
        policy: {
          ...build.facts().policy,
          mistakes: [{ line: 1, column: 1, message: text }],
        },
        waiver: aWaiver({ by: text, reason: text }),
      }),
      assessment: build.assessment(hostileDocument(text), build.document({ path: `${text}.md` })),
      verdict: build.verdict({
        situation: "waived",
        title: text,
        nextStep: { who: text, what: text },
      }),
      links: { docs: "https://docs.example", details: null },
    });
  }

  const shapeOf = (markdown: string) =>
    inlineTokens(markdown)
      .map(({ type, content }) => (type === "html_inline" ? content : type))
      .filter((type) => !["text", "text_special", "<span>", "</span>"].includes(type));

  it("change the shape of nothing, ping nobody and link nowhere", () => {
    const harmless = hostileRun("word");
    fc.assert(
      fc.property(hostileText, (text) => {
        const { summary, text: body, title } = hostileRun(text);
        expectWellFormed(summary);
        expectWellFormed(body);
        expect(shapeOf(summary)).toEqual(shapeOf(harmless.summary));
        expect(shapeOf(body)).toEqual(shapeOf(harmless.text));
        for (const reference of GITHUB_REFERENCES) {
          expect(title).not.toMatch(reference);
          expect(textOf(summary)).not.toMatch(reference);
          expect(textOf(body)).not.toMatch(reference);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("limits", () => {
  const long = "𝕏 | `@a` <b> $x$ ".repeat(60_000);
  const manyGaps = (n: number, over: Partial<Gap> = {}) =>
    Array.from({ length: n }, (_, at) =>
      build.gap({ id: `g@${at}`, line: at + 1, endLine: at + 1, ...over }),
    );
  const rows = (n: number) =>
    Array.from({ length: n }, (_, at) => [`Asset ${at}`, "H?cnM-"] as const);
  const unread = Array.from({ length: 5_000 }, (_, at) => ({
    what: "row" as const,
    why: "no column names a threat",
    line: at + 1,
    endLine: at + 1,
  }));

  it.each<[string, readonly DocumentAssessment[]]>([
    [
      "10,000 gaps in one document",
      [build.document({ gaps: manyGaps(10_000), coverage: build.coverage("asset", rows(2_000)) })],
    ],
    [
      "300 documents",
      Array.from({ length: 300 }, (_, at) =>
        build.document({
          path: `docs/design/${at}.md`,
          gaps: manyGaps(at % 7),
          coverage: build.coverage("model", rows(30)),
        }),
      ),
    ],
    [
      "texts of a megabyte",
      [
        build.document({
          path: long,
          gaps: manyGaps(50, { message: long, question: long }),
          model: build.model({ section: { heading: long, line: 1, endLine: 2 }, unread }),
          coverage: build.coverage("asset", Array(100).fill([long, "H?cnM-"])),
        }),
      ],
    ],
  ])("hold for %s, soon and in whole Markdown", (_, documents) => {
    const start = threadTime();
    const { title, summary, text, annotations } = run(documents, { title: long });
    expect(threadTime() - start).toBeLessThan(2_000);
    for (const part of [summary, text]) {
      expect(bytes(part)).toBeLessThanOrEqual(TEXT_LIMIT);
      expectWellFormed(part);
    }
    expect(Array.from(title).length).toBeLessThanOrEqual(255);
    expect(annotations.length).toBeLessThanOrEqual(ANNOTATION_LIMIT);
    expect(text).toContain("## Team and phase");
    expect(text).toContain("## Coverage");
    expect(text).toContain("## Gaps");
  });

  it("say how much was left out, and where to see it", () => {
    const { text } = run([build.document({ gaps: manyGaps(10_000) })]);
    const [, left = "0"] = /([\d,]+) more gaps did not fit here/.exec(text) ?? [];
    const listed = text.split("\n- **Blocks**").length - 1;
    expect(listed + Number(left.replaceAll(",", ""))).toBe(10_000);
    expect(text).toContain("<code>npx threatgate check</code> on this branch for all of it.");
  });
});
