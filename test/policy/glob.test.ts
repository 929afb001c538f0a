import fc from "fast-check";
import picomatch from "picomatch";
import { expect, test } from "vitest";
import { compileGlob } from "../../src/policy/glob.ts";
import { globMistake } from "../../src/policy/glob-mistake.ts";
import { threadTime } from "../support/thread-time.ts";

const MATCHES: readonly (readonly [glob: string, path: string, matches: boolean])[] = [
  ["**/design/**", "design/a.md", true],
  ["**/design/**", "docs/design/deep/down/a.md", true],
  ["**/design/**", "docs/designs/a.md", false],
  ["**/*threat*model*.md", "ThreatModel.md", true],
  ["**/*threat*model*.md", "docs/my-THREAT-and-model-v2.MD", true],
  ["**/*threat*model*.md", "docs/threat/model.md", false],
  ["docs/*.md", "docs/a.md", true],
  ["docs/*.md", "docs/a/b.md", false],
  ["docs/**/*.md", "docs/a.md", true],
  ["docs/**/*.md", ".docs/a.md", false],
  ["design/**", "design", false],
  ["**", "a.md", true],
  ["**", ".github/design/a.md", true],
  ["?.md", "é.md", true],
  ["?.md", "🔥.md", true],
  ["?.md", "ab.md", false],
  ["services/{a,b}/**", "services/b/x.md", true],
  ["services/{a,b}/**", "services/c/x.md", false],
  ["{docs/design,rfc}/*.md", "rfc/1.md", true],
  ["a.b+c$^", "a.b+c$^", true],
  ["a.b", "axb", false],
  ["billing-*", "billing-", true],
  ["*", "", true],
];

test.each(MATCHES)("%s on %s: %s", (glob, path, matches) => {
  expect(compileGlob(glob).matches(path)).toBe(matches);
});

/** Regular expressions made from these take from seconds to years. */
const EVIL: readonly (readonly [string, string])[] = [
  ["*a".repeat(120), "a".repeat(4000)],
  [`${"*a".repeat(120)}b`, "a".repeat(4000)],
  [`${"**/a/".repeat(50)}b`, "a/".repeat(2000)],
  [`${"**/*a*a/".repeat(30)}b`, `${"a".repeat(99)}/`.repeat(40)],
  [`${"{a*,*a}".repeat(4)}/${"*a".repeat(100)}b`, "a".repeat(4000)],
];

test.each(EVIL)("%.30s is held against 4,000 characters at once", (glob, path) => {
  const { matches } = compileGlob(glob);
  const started = threadTime();
  expect(matches(path)).toBe(glob === EVIL[0]?.[0]);
  expect(threadTime() - started).toBeLessThan(1_000);
});

const name = fc
  .array(fc.constantFrom("a", "b", "B", ".md", "x"), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(""));
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join("/"));
const step = fc.oneof(
  fc.constant("**"),
  fc
    .array(fc.constantFrom("a", "b", "*", "?", ".md", "{a,b}", "{x,.md}"), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join("").replaceAll(/\*+/g, "*")),
);
const glob = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join("/"));

test("patterns mean what they mean elsewhere", () => {
  fc.assert(
    fc.property(glob, path, (pattern, text) => {
      // Elsewhere `a/**` is the folder itself too; here only files are held against patterns.
      const inside = pattern.replace(/(?<=^|\/)\*\*$/, "**/*");
      const usual = picomatch(inside, { dot: true, nocase: true });
      expect(compileGlob(pattern).matches(text)).toBe(usual(text));
    }),
    { numRuns: 2000 },
  );
});

test("any text can be asked for its mistake, and made a pattern", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(fc.constantFrom("*", "/", "{", "}", ",", "a", "!", "."), { maxLength: 40 })
      .map((all) => all.join("")),
  );
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom("document" as const, "path" as const, "repository" as const),
      (text, use) => {
        expect(globMistake(text, use)).not.toBe("");
        expect([true, false]).toContain(compileGlob(text).matches("docs/a.md"));
      },
    ),
  );
});
