import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { command, done } from "../../src/commands/command.ts";
import { MOST_COMMANDS, readComment } from "../../src/commands/reading/read-comment.ts";
import { threadTime } from "../support/thread-time.ts";

const told = { who: "anyone", summary: "", example: "X" } as const;

/** Says what it was given. */
const echo = (name: string, usage: string) =>
  command({
    ...told,
    name,
    usage,
    arguments: z.record(z.string(), z.string()),
    run: (given) => done(JSON.stringify(given)),
  });

const COMMANDS = [
  echo("help", ""),
  echo("approve", "[NOTE]"),
  echo("accept", "THREAT REASON [until:DATE]"),
];

/** Each command line of a comment: `2 approve {}`, or `2 ! what is wrong (the nearest)`. */
function said(comment: string): readonly string[] {
  return readComment(comment, COMMANDS).map(({ line, meaning }) => {
    if (meaning.kind === "mistake") {
      const { what, nearest } = meaning;
      return `${line} ! ${what}${nearest === null ? "" : ` (${nearest.name})`}`;
    }
    const { answer } = meaning.run({} as Parameters<typeof meaning.run>[0]);
    return `${line} ${meaning.command.name} ${answer}`;
  });
}

describe("which lines are commands", () => {
  const COMMAND = "/threatmodel help";
  const TABLE: readonly (readonly [what: string, comment: string, lines: readonly number[]])[] = [
    ["a line of its own", COMMAND, [1]],
    ["lines of one paragraph", `Hello\n${COMMAND}\n  ${COMMAND}`, [2, 3]],
    ["lines that end as on Windows", `Hello\r\n${COMMAND}\r\n\r\n${COMMAND}\r\n`, [2, 4]],
    ["a line with dashes below, which is a heading", `${COMMAND}\n---\nregards`, [1]],
    ["a line below a list's item", `- done\n- done too\n${COMMAND}`, [3]],
    ["a line of a list's item after an empty one", `1. first\n\n   ${COMMAND}`, [3]],
    ["a line of a nested list's item after an empty one", `- a\n  - b\n\n    ${COMMAND}`, [4]],
    ["a line below a nested list's item", `- a\n  - b\n    - c\n${COMMAND}`, [4]],
    ["a line in details", `<details>\n\n${COMMAND}\n\n</details>`, [3]],
    ["a line in bold words", `**a\n${COMMAND}\nb**`, [2]],
    ["none inside of a line", `Write ${COMMAND}`, []],
    ["no quotation", `> ${COMMAND}\n>> ${COMMAND}`, []],
    ["no own line of a list's item", `- ${COMMAND}\n- [ ] ${COMMAND}\n1. ${COMMAND}`, []],
    ["no own line of a nested list's item", `- a\n  - ${COMMAND}\n    1. ${COMMAND}`, []],
    ["no code in a nested list", `- a\n  - b\n\n    ~~~\n    ${COMMAND}\n    ~~~`, []],
    ["no heading", `# ${COMMAND}`, []],
    ["no fenced code", `\`\`\`\n${COMMAND}\n\`\`\``, []],
    ["no fence that has no end", `~~~\n${COMMAND}`, []],
    ["no indented code", `    ${COMMAND}\n\n\t${COMMAND}`, []],
    ["no code in a list", `- a\n\n  \`\`\`\n  ${COMMAND}\n  \`\`\``, []],
    ["no code span over lines", `\`a\n${COMMAND}\n\``, []],
    ["a line after an odd backtick", `a \` b\n${COMMAND}`, [2]],
    ["no HTML comment", `<!--\n${COMMAND}\n-->\n\na <!--\n${COMMAND}\n-->`, []],
    ["no HTML block", `<div>\n${COMMAND}\n</div>`, []],
    ["no quotation in HTML", `<blockquote>\n\n${COMMAND}\n\n</blockquote>`, []],
    ["no code in HTML", `a <code>\n${COMMAND}\n</code>`, []],
    ["no picture's text", `![a\n${COMMAND}\n](b.png)`, []],
    ["no table", `${COMMAND} | b\n--- | ---\n${COMMAND} | d`, []],
    ["no longer word", `/threatmodels help\n/threatmodel-help\n/threatmodel/help`, []],
    ["no other case", "/Threatmodel help", []],
  ];

  test.each(TABLE)("%s", (_what, comment, lines) => {
    expect(readComment(comment, COMMANDS).map(({ line }) => line)).toEqual(lines);
  });
});

describe("what a command line says", () => {
  test.each([
    ["help", "help {}"],
    ["HELP", "help {}"],
    ["\u00a0approve", "approve {}"],
    ["approve It's fine, really", `approve {"note":"It's fine, really"}`],
    ["approve see:https://example.com/a", `approve {"note":"see:https://example.com/a"}`],
    [`accept T1 "no  customer data"`, `accept {"threat":"T1","reason":"no  customer data"}`],
    [
      "accept “A stolen key” It is „bound“",
      `accept {"threat":"A stolen key","reason":"It is bound"}`,
    ],
    [
      "accept 'A key' until:2026-12-01 later",
      `accept {"until":"2026-12-01","threat":"A key","reason":"later"}`,
    ],
    [`until:"2026-12-01"`, `! there is no command "until:"2026-12-01""`],
    [
      `accept T1 later Until:"2026-12-01"`,
      `accept {"until":"2026-12-01","threat":"T1","reason":"later"}`,
    ],
    [`accept T1 "until:2026-12-01"`, `accept {"threat":"T1","reason":"until:2026-12-01"}`],
    ["accept T1 👩‍💻 ⚠️ fine", `accept {"threat":"T1","reason":"👩‍💻 ⚠️ fine"}`],
    ["", "! it names no command (help)"],
    ["aprove", `! there is no command "aprove" (approve)`],
    ["make me a sandwich", `! there is no command "make"`],
    ["help me", `! in "help", it takes no arguments (help)`],
    ["accept", `! in "accept", THREAT is missing (accept)`],
    ["accept T1", `! in "accept", REASON is missing (accept)`],
    ["accept T1 until:2026-12-01", `! in "accept", REASON is missing (accept)`],
    [
      "accept T1 x until: 2026-12-01",
      `! in "accept", until: has no value; write it right after the colon (accept)`,
    ],
    ["accept T1 x until:a until:b", `! in "accept", until: stands in it twice (accept)`],
    [`accept T1 "x`, `! a quote is opened and never closed: "x`],
    ["аpprove", `! "approve" is written with letters that only look like plain ones (approve)`],
    [
      "ａｐｐｒｏｖｅ",
      `! "approve" is written with letters that only look like plain ones (approve)`,
    ],
    ["app\u200brove", "! it holds characters that nobody can see"],
    ["approve \u202etxet", "! it holds characters that nobody can see"],
    [
      "app\u200drove",
      `! "approve" is written with letters that only look like plain ones (approve)`,
    ],
    [`approve ${"x".repeat(2000)}`, "! a command has at most 2000 characters"],
  ])("/threatmodel %s", (line, expected) => {
    expect(said(`/threatmodel ${line}`)).toEqual([`1 ${expected}`]);
  });

  test.each(["untill:2026-12-01", "untіl:2026-12-01", "until：2026-12-01"])(
    "an option that is written %s never becomes a part of the reason",
    (option) => {
      expect(said(`/threatmodel accept T1 reason ${option}`)).toEqual([
        expect.stringContaining("looks like the option until:"),
      ]);
    },
  );

  test("what nobody can see right after the prefix is told", () => {
    expect(said("/threatmodel\u200b help")).toEqual([
      "1 ! it holds characters that nobody can see",
    ]);
  });

  test("a line that a quotation swallows is told, and not carried out", () => {
    expect(said("> really?\n/threatmodel help")).toEqual([expect.stringContaining("quotation")]);
  });

  test("what is beyond the bound is told once", () => {
    const lines = said("/threatmodel help\n".repeat(1000));
    expect(lines).toHaveLength(MOST_COMMANDS + 1);
    expect(lines.at(-1)).toContain("one comment may hold 20 commands");
  });
});

test("any comment is read without an error, and each line of it stands there as told", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "/threatmodel ",
      "\n",
      "\r\n",
      "`",
      '"',
      "“",
      "'",
      "> ",
      "- ",
      "until:",
      "<!--",
      "accept",
      " ",
    ),
    fc.string({ unit: "grapheme", maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const comment = pieces.join("");
      const source = comment.split(/\r\n?|\n/u);
      for (const { line, text } of readComment(comment, COMMANDS)) {
        expect(source[line - 1]?.trim()).toBe(text);
      }
    }),
  );
});

test.each([
  ["commands", "/threatmodel accept 'a b\n"],
  ["open quotes", `/threatmodel accept ${"'x ".repeat(600)}\n`],
  ["backticks", "`/threatmodel\n"],
  ["brackets", "[\n/threatmodel "],
  ["open comments", "<!-- /threatmodel\n"],
  ["quotations", "> "],
  ["emphasis", "*a **/threatmodel\n"],
])("64 KB of %s are read in bounded time", (_what, part) => {
  const comment = `${part.repeat(65_536 / part.length)}\n/threatmodel help`;
  const start = threadTime();
  readComment(comment, COMMANDS);
  expect(threadTime() - start).toBeLessThan(1500);
});
