import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANNOTATION_LIMIT,
  fitAnnotations,
  fitButton,
  fitSections,
  fitTitle,
  type Section,
  TEXT_LIMIT,
  whole,
} from "../../src/report/fit.ts";

const bytes = (text: string) => Buffer.byteLength(text);

function section(head: string, blocks: readonly string[], share: number): Section {
  return { head, blocks, tail: `/${head}\n`, share, left: (n) => `(${n} left)\n` };
}

describe("fitting sections", () => {
  it("changes nothing where everything fits", () => {
    const sections = [section("a\n", ["1\n", "2\n"], 0.1), whole("end\n", 0.1)];
    expect(fitSections(sections)).toBe("a\n1\n2\n/a\n\nend\n");
  });

  it("cuts between blocks, closes what is open and says how many are left", () => {
    const blocks = Array.from({ length: 100 }, (_, at) => `block ${at}\n`);
    expect(fitSections([section("a", blocks, 1)], 50)).toBe(
      "ablock 0\nblock 1\nblock 2\nblock 3\n(96 left)\n/a\n",
    );
  });

  it("gives room that one section does not need to the others", () => {
    const long = Array.from({ length: 100 }, () => "123456789\n");
    const text = fitSections([section("a", long, 0.5), whole("short\n", 0.5)], 500);
    expect(bytes(text)).toBeGreaterThan(480);
    expect(text).toMatch(/short\n$/);
  });

  it("keeps to the limit in bytes, with whole blocks, whatever the sections", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    const block = text.filter((one) => !one.includes("\ufffd"));
    const anySection = fc.record({ head: block, blocks: fc.array(block, { maxLength: 20 }) });
    fc.assert(
      fc.property(fc.array(anySection, { maxLength: 4 }), fc.nat(600), (all, limit) => {
        const sections = all.map(({ head, blocks }) => section(head, blocks, 1 / all.length));
        const fitted = fitSections(sections, limit);
        expect(bytes(fitted)).toBeLessThanOrEqual(limit);
        expect(fitted).not.toMatch(/\ufffd/);
      }),
    );
  });

  it("counts bytes and not characters", () => {
    const text = fitSections([section("a", Array(40_000).fill("日\n"), 1)]);
    expect(bytes(text)).toBeLessThanOrEqual(TEXT_LIMIT);
    expect(bytes(text)).toBeGreaterThan(TEXT_LIMIT - 100);
  });
});

describe("fitting the small things", () => {
  it.each([
    ["Waiting for Security to review", "Waiting for Security to review"],
    ["Waived by @jane: see #12", "Waived by @\u200bjane: see #\u200b12"],
  ])("the title %j stands as %j", (title, expected) => {
    expect(fitTitle(title)).toBe(expected);
  });

  it.each(["x".repeat(400), "@a ".repeat(200), "😀".repeat(300)])(
    "cuts a long title at 255 characters and no character in half",
    (title) => {
      const fitted = fitTitle(title);
      expect(Array.from(fitted)).toHaveLength(255);
      expect(fitted).toMatch(/…$/);
      expect(fitted).not.toMatch(/\p{Cs}/u);
    },
  );

  it("makes no more annotations than one check run takes", () => {
    let made = 0;
    const annotations = fitAnnotations(Array(10_000).fill(1), (line) => {
      made += 1;
      return { path: "a.md", line, endLine: line, level: "notice", title: "t", message: "m" };
    });
    expect([annotations.length, made]).toEqual([ANNOTATION_LIMIT, ANNOTATION_LIMIT]);
  });

  it("cuts a button to what GitHub takes", () => {
    const long = "x".repeat(60);
    const { label, id, description } = fitButton({ label: long, id: long, description: long });
    expect([label.length, id.length, description.length]).toEqual([20, 20, 40]);
  });
});
