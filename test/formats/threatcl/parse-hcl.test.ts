import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Located } from "../../../src/formats/structured/located.ts";
import { parseHcl } from "../../../src/formats/threatcl/parse-hcl.ts";

const VALUES: readonly (readonly [expression: string, value: unknown])[] = [
  ['"a"', "a"],
  ['"a \\"b\\" \\n \\u00e9 \\\\ $5"', 'a "b" \n é \\ $5'],
  [`"\${var.a["b"]} c"`, `\${var.a["b"]} c`],
  ["<<EOT\n  a\n b\nEOT", "  a\n b"],
  ["<<-EOT\n    a\n\n      b\n    EOT", "a\n\n  b"],
  ["-1.5e3", -1500],
  ["true", true],
  ["null", null],
  ["[]", []],
  ['["a", 1, # one\n "b",\n]', ["a", 1, "b"]],
  ['{ a = 1, "b" : [2]\n c = { d = "e" } }', { a: 1, b: [2], c: { d: "e" } }],
  ["var.name", "var.name"],
  ['join(", ", ["a", "b"])', 'join(", ", ["a", "b"])'],
];

function plain(located: Located): unknown {
  if (located.kind === "scalar") return located.value;
  if (located.kind === "list") return located.items.map(plain);
  return Object.fromEntries([...located.entries].map(([key, value]) => [key, plain(value)]));
}

describe("HCL", () => {
  test.each(VALUES)("has the value %j", (expression, value) => {
    const { root, problem } = parseHcl(`# first\nkey = ${expression}\nlast = 1\n`);
    expect(problem).toBeNull();
    expect(root && plain(root)).toEqual({ key: value, last: 1 });
    expect(root?.entries.get("key")?.line).toBe(2);
  });

  test("keeps an attribute and blocks of the same name apart", () => {
    const { root } = parseHcl('a = 1\na "x" "y" { b = 2 }\na {}\n');
    expect(root && plain(root)).toEqual({
      a: 1,
      "a {}": [{ "{label}": "x", b: 2 }, { "{label}": null }],
    });
  });

  test("ignores what follows a value in its line", () => {
    const { root, problem } = parseHcl("a = 1 + 2 # three\nb = 2\n");
    expect(problem).toBeNull();
    expect(root && plain(root)).toEqual({ a: 1, b: 2 });
  });

  test("never throws, and names a line of the text", () => {
    const words = fc.constantFrom(
      "a",
      "=",
      "{",
      "}",
      "[",
      "]",
      '"',
      '"b"',
      "\n",
      ",",
      "<<E",
      "E",
      "/*",
      "#",
      "$",
      "\\",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const text = parts.join(" ");
        const { problem } = parseHcl(text);
        if (problem === null) return;
        expect(problem.line).toBeGreaterThanOrEqual(1);
        expect(problem.line).toBeLessThanOrEqual(text.split("\n").length);
      }),
    );
  });
});
