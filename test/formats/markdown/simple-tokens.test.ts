import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import type { InlineToken } from "../../../src/formats/markdown/inline-token.ts";
import { simpleTokens } from "../../../src/formats/markdown/simple-tokens.ts";

const PARSER = new MarkdownIt({ html: true });

/** What is read of a text's tokens: the text of neighbours is one. */
function read(tokens: Iterable<InlineToken>): string {
  const shown = [...tokens].map((token) => {
    const { type, content } = token;
    return type === "text" ? content : `{${type} ${content}${token.attrGet("href") ?? ""}}`;
  });
  return shown.join("");
}

const WRITTEN = [
  "**Threat:** a key is stolen from `key_store`",
  "A *stolen* key,\nused  \nlater",
  "`a` and ` b ` (**c**), 3 < 4 & 5",
  "see [the model](../a/b-c.md#threats), or **[the list](https://example.org/x?y=1)**",
];

test.each(WRITTEN)("most text needs no parser: %j", (text) => {
  expect(simpleTokens(text)).not.toBeNull();
});

const OTHER = [
  "[a]",
  "[a][b]",
  "[a](<b c.md>)",
  "[*a*](b.md)",
  "![a](b.png)",
  '[a](b.md "c")',
  "[a](javascript:b)",
  "a <b>c</b>",
  "&amp;",
  "**a",
  "***a***",
  "``a``",
  "a\\*",
  "~~a~~",
];

test.each(OTHER)("what is not simple is left to the parser: %j", (text) => {
  expect(simpleTokens(text)).toBeNull();
});

const PIECE = fc.constantFrom(
  ..."a|b1|é|*|**|`|_|\n| |  |:|.|(|)|<|>|&|~|]|!|^|,|\t|—|@".split("|"),
  ..."[|](|](c.md)|](https://x-y.Z/a?b=c#d_e)|](//A/..)|[a](b)|[^1]".split("|"),
);

test("the tokens are the parser's", () => {
  const text = fc.array(PIECE, { maxLength: 14 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, (raw) => {
      const simple = simpleTokens(raw);
      if (simple === null) return;
      expect(read(simple)).toBe(read(PARSER.parseInline(raw, {})[0]?.children ?? []));
    }),
    { numRuns: 4000 },
  );
});
