import { describe, expect, test } from "vitest";
import type { Located } from "../../../src/formats/structured/located.ts";
import { parseJson } from "../../../src/formats/structured/parse-json.ts";
import { parseYaml } from "../../../src/formats/structured/parse-yaml.ts";

/** Values with their lines: `2 "text"`, `3-5 { key: … }`. */
function shown(located: Located): string {
  const { line, endLine } = located;
  const lines = line === endLine ? `${line}` : `${line}-${endLine}`;
  if (located.kind === "scalar") return `${lines} ${JSON.stringify(located.value)}`;
  if (located.kind === "list") return `${lines} [${located.items.map(shown).join(", ")}]`;
  const entries = [...located.entries].map(([key, value]) => `${key}: ${shown(value)}`);
  return `${lines} { ${entries.join(", ")} }`;
}

const VALUES: readonly (readonly [text: string, shown: string])[] = [
  ["a: 1\nb: yes\n", '1-2 { a: 1 1, b: 2 "yes" }'],
  ["a:\n  b: c\nd:\n  - e\n  - f\n", '1-5 { a: 1-2 { b: 2 "c" }, d: 3-5 [4 "e", 5 "f"] }'],
  ['{\n\t"a": [\n\t\ttrue\n\t]\n}', "1-5 { a: 2-4 [3 true] }"],
  [
    "base: &b { x: 1, y: 2 }\nown:\n  <<: *b\n  y: 3\n",
    "1-4 { base: 1 { x: 1 1, y: 1 2 }, own: 2-4 { x: 1 1, y: 4 3 } }",
  ],
  ["a: &x [1]\nb: *x\n", "1-2 { a: 1 [1 1], b: 2 [1 1] }"],
  ["a:\nb: null\n", "1-2 { a: 1 null, b: 2 null }"],
  ["a: |\n  one\n  two\nb: 1\n", '1-4 { a: 1-3 "one\\ntwo\\n", b: 4 1 }'],
  ["\ufeffa: 1\r\nb: 2\r\n", "1-2 { a: 1 1, b: 2 2 }"],
  ["a: 1\n---\nb: 2\n", "1 { a: 1 1 }"],
];

const PROBLEMS: readonly (readonly [text: string, line: number, why: RegExp])[] = [
  ["", 1, /holds no keys/],
  ["- a\n", 1, /holds no keys/],
  ["just text\n", 1, /holds no keys/],
  ["a: b\n c: d\n", 2, /cannot be parsed/],
  ["a: 1\nb: [1, 2\nc: 3\n", 3, /cannot be parsed/],
  ["a: 1\n}\n", 2, /cannot be parsed/],
  [`a: ${"[".repeat(100)}${"]".repeat(100)}`, 1, /too deep/],
];

describe("YAML", () => {
  test.each(VALUES)("%j has its values on their lines", (text, expected) => {
    const { root, problem } = parseYaml(text);
    expect(problem).toBeNull();
    expect(root && shown(root)).toBe(expected);
  });

  test.each(PROBLEMS)("%j is a problem with its line", (text, line, why) => {
    const { problem } = parseYaml(text);
    expect(problem?.line).toBe(line);
    expect(problem?.why).toMatch(why);
  });

  test("does not let aliases of aliases grow without end", () => {
    const lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"];
    for (let level = 1; level < 12; level += 1) {
      const ten = Array.from({ length: 10 }, () => `*a${level - 1}`).join(", ");
      lines.push(`a${level}: &a${level} [${ten}]`);
    }
    expect(parseYaml(lines.join("\n")).problem?.why).toMatch(/too many values/);
    expect(parseYaml("a: &a\n  b: *a\n").problem?.why).toMatch(/nothing named above/);
  });
});

describe("JSON", () => {
  test.each([
    ['{ "a": 1, }', "it is no valid JSON"],
    ["{ a: 1 }", "it is no valid JSON"],
    ['[{ "a": 1 }]', "it holds no keys"],
  ])("is strict where YAML is not: %j", (text, why) => {
    expect(parseJson(text).problem?.why).toBe(why);
  });

  test("reads escapes and a byte order mark", () => {
    const { root } = parseJson('\ufeff{"a":"\\ud83d\\ude00\\t\\/"}');
    expect(root?.entries.get("a")).toMatchObject({ value: "😀\t/" });
  });
});
