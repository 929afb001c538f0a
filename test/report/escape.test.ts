import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  code,
  link,
  markdown,
  pathInUrl,
  plain,
  terminal,
  visible,
  workflowData,
  workflowProperty,
} from "../../src/report/escape.ts";
import { threadTime } from "../support/thread-time.ts";
import { HOSTILE, hostileText } from "./hostile.ts";
import { GITHUB_REFERENCES, inlineTokens, shown, textOf, tokensOf } from "./rendered.ts";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u;

describe("visible text", () => {
  it.each([
    ["two\nlines\r\nand\ttabs", "two lines and tabs"],
    ["\u001b[31mred\u001b[0m", "[31mred[0m"],
    ["abc\u202edef", "abcdef"],
    ["pass\u200bword\u{e0041}", "password"],
    ["\ud800 lonely", "lonely"],
    ["  round  ", "round"],
    ["日本語 e\u0301 😀", "日本語 e\u0301 😀"],
    ["", "(blank)"],
    ["\u3164\u200b", "(blank)"],
  ])("of %j is %j", (text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  it("says with an ellipsis that it was cut, and cuts no character in half", () => {
    expect(visible("😀😀😀😀", 3)).toBe("😀😀…");
    expect(visible("abc", 3)).toBe("abc");
    expect(Array.from(visible("x".repeat(1_000_000), 100))).toHaveLength(100);
  });

  it("leaves marks on a letter, but not a pile of them", () => {
    expect(visible(`a${"\u0301".repeat(50)}b`)).toBe(`a${"\u0301".repeat(4)}b`);
  });

  it("holds nothing that cannot be seen, whatever the text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(visible(text)).not.toMatch(UNSEEN);
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});

describe("text for GitHub Markdown", () => {
  it.each(HOSTILE)("shows %j as it is written", (text) => {
    expect(shown(markdown(text))).toBe(visible(text));
  });

  it("shows any text as it is written, as one paragraph of nothing but text", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(shown(markdown(text))).toBe(visible(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("holds nothing that GitHub would link, ping or draw, wherever it is put", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => {
        const text = textOf(`${markdown(a)} ${markdown(b)}`);
        for (const reference of GITHUB_REFERENCES) expect(text).not.toMatch(reference);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [
      "a table cell",
      (text: string) => `| a | b |\n| - | - |\n| ${text} | x |`,
      "table_open,td_open",
    ],
    ["a list item", (text: string) => `- ${text}\n- x`, "bullet_list_open"],
    ["a quote in a list", (text: string) => `- x\n  > ${text}\n- y`, "blockquote_open"],
    ["a heading", (text: string) => `### ${text}`, "heading_open"],
    ["code", (text: string) => `x ${text} y`, "paragraph_open"],
  ])("does not change what stands around it in %s", (_, around) => {
    const shape = (text: string) => tokensOf(around(text)).map(({ type }) => type);
    const harmless = shape("word");
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(shape(markdown(text))).toEqual(harmless);
        expect(shape(code(text))).toEqual(harmless);
      }),
    );
  });

  it("splits no table cell", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const row = tokensOf(`| a | b |\n| - | - |\n| ${markdown(text)} | last |`);
        expect(row.filter(({ type }) => type === "inline").at(-1)?.content).toBe("last");
      }),
    );
  });

  it("holds no tag, so that it is harmless inside HTML too", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = markdown(text).replaceAll("<span>$</span>", "");
        expect(html).not.toMatch(/[<>`]|&(?!#\d+;)/);
      }),
    );
  });

  it("keeps dollars apart, so that no formula begins", () => {
    expect(markdown("$a$")).toBe("<span>$</span>a<span>$</span>");
  });

  it("takes little time and room for a text of a megabyte", () => {
    const start = threadTime();
    for (const piece of ["@a", "www.", ":a", "a5c3785", "\u0301", " ", "//", "]("]) {
      expect(markdown(piece.repeat(500_000)).length).toBeLessThan(6_000);
    }
    expect(threadTime() - start).toBeLessThan(1_000);
  });
});

describe("plain text for GitHub", () => {
  it("holds nothing that GitHub would link or ping", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const reference of GITHUB_REFERENCES) expect(plain(text)).not.toMatch(reference);
        expect(plain(text).replaceAll("\u200b", "")).toBe(visible(text));
      }),
    );
  });
});

describe("text for a terminal", () => {
  it("holds no escape sequence and no command of a CI runner", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(terminal(text)).not.toMatch(UNSEEN);
        expect(terminal(text)).not.toMatch(/^\s*::|##\[/);
      }),
    );
  });
});

describe("links and paths", () => {
  it.each([
    ["docs/a b.md", "docs/a%20b.md"],
    ["docs/(1)'*!~.md", "docs/%281%29%27%2A%21%7E.md"],
    ["a?b#c%d/e", "a%3Fb%23c%25d/e"],
    ["docs/日本.md", "docs/%E6%97%A5%E6%9C%AC.md"],
    ["\ud800.md", "%EF%BF%BD.md"],
  ])("the path %j is %s in a URL", (path, expected) => {
    expect(pathInUrl(path)).toBe(expected);
  });

  it("puts any path into one link", () => {
    fc.assert(
      fc.property(hostileText, (path) => {
        const url = `https://github.example/acme/x/blob/main/${pathInUrl(path)}#L1`;
        const types = inlineTokens(link("line 1", url)).map(({ type }) => type);
        expect(types).toEqual(["link_open", "text", "link_close"]);
      }),
    );
  });

  it.each(["javascript:alert(1)", "https://a b", "//evil.example", "", "https://x\ny"])(
    "gives the label alone where the address is %j",
    (url) => {
      expect(link("label", url)).toBe("label");
    },
  );
});

describe("workflow commands", () => {
  it("stay on one line and hold no separator that a text brought", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(workflowData(text)).not.toMatch(/[\r\n]|%(?!25)/);
        expect(workflowProperty(text)).not.toMatch(/[\r\n:,]|%(?!25|3A|2C)/);
      }),
    );
  });
});
