import { describe, expect, test } from "vitest";
import { FORMATS, readDocument } from "../../src/formats/index.ts";
import { assessed } from "./assessing.ts";
import { LONG, TIMES } from "./runs.ts";

/** A text of about so many characters, of one pattern. */
type Pattern = (size: number) => string;

const SECTION = "# Threat model\n\n## Threats\n\n";
const KIBIBYTE = 1024;

function repeated(unit: string): Pattern {
  return (size) => unit.repeat(Math.ceil(size / unit.length));
}

/** Units that are numbered, so that none is like another. */
function numbered(unit: (at: number) => string): Pattern {
  return (size) => {
    const parts: string[] = [];
    for (let at = 0, length = 0; length < size; at += 1) {
      const part = unit(at);
      parts.push(part);
      length += part.length;
    }
    return parts.join("");
  };
}

function around(before: string, pattern: Pattern, after: string): Pattern {
  return (size) => before + pattern(size) + after;
}

/** Beginnings without ends, ends without beginnings, and what makes careless readers look twice. */
const UNITS = [
  "|",
  "| ",
  "a|",
  "|-",
  "[",
  "]",
  "[]",
  "[](",
  "![",
  "[a](b",
  "[a][",
  "(",
  "`",
  "`a",
  "` `` ",
  "```\n",
  "~~~\n",
  ">",
  "> > ",
  ">\n",
  "- ",
  "- a\n",
  "* ",
  "1. ",
  "  - a\n",
  "<",
  "<b",
  "<b>",
  "</b>",
  "<a href='",
  "<!--",
  "<!-- -->",
  "<?",
  "<![CDATA[",
  "<table>",
  "<tr><td>",
  "<td>",
  "<details>",
  "</details>\n",
  "<details>\n\n",
  "<ul><li>",
  "&",
  "&amp;",
  "&#",
  "&#x41;",
  "*",
  "**",
  "*a ",
  "**a ",
  "***a** ",
  "_",
  "_a_",
  "__a ",
  "*a_ ",
  "~~",
  "~~a",
  "\\",
  "\\*",
  "\n",
  " \n",
  "\t",
  " ",
  "a ",
  "a",
  "# a\n",
  "#",
  "###### a\n",
  "a\n===\n",
  "---\n",
  "***\n",
  "[a]: b\n",
  "[^a]",
  "[^a]: b\n\n",
  "a\n: b\n\n",
  ": ",
  ":",
  "::",
  "**a:** b\n",
  "a: b\n",
  "a - b ",
  "—",
  "http://a.b ",
  "https://",
  "www.a.b",
  "a@b.c ",
  "#1 ",
  "OPS-3 ",
  "T1, ",
  "T1–T99 ",
  "1.1.1",
  "(a",
  "(a)",
  "{{",
  "{%",
  "[e.g. ",
  "TODO ",
  "lorem ipsum ",
  "N/A ",
  "none ",
  "high ",
  "low-",
  "spoofing ",
  "spoofing/",
  "S/T/R/",
  "2026-01-",
  "CVSS:3.1/AV:N/",
  "; ",
  ", ",
  " / ",
  " and ",
  "<br>",
  "\\|",
  "\u0301",
  "ﷺ",
  "😀",
  "\u200b",
  "脅威",
  "in scope ",
  "threat ",
  "assets ",
  "mitigation: ",
  "![a](b.png)\n",
  "$",
  "$$",
  "^",
  "==",
  "%%",
  "@",
  "…",
  "“",
  "\r",
  "\r\n",
  "\u2028",
  "\u0000",
] as const;

const PATTERNS: readonly (readonly [name: string, pattern: Pattern])[] = [
  ...UNITS.map((unit) => [JSON.stringify(unit), repeated(unit)] as const),
  ["headings", numbered((at) => `### T${at}: Theft ${at}\n\n- Severity: low\n\n`)],
  ["tiny tables", numbered((at) => `| Threat | S |\n| - | - |\n| Theft ${at} | S |\n\ntext\n\n`)],
  [
    "tiny tables under headings",
    numbered(
      (at) => `#### Part ${at}\n\n| Threat | Severity |\n| - | - |\n| Theft ${at} | low |\n\n`,
    ),
  ],
  [
    "rows that go on",
    (size) =>
      `| ID | Threat | Mitigation |\n| - | - | - |\n| 1 | a | b |\n${repeated("| | | c |\n")(size)}`,
  ],
  [
    "rows of one asset",
    (size) =>
      `| Threat | Asset |\n| - | - |\n${numbered((at) => `| Theft ${at} | Asset ${at} |\n`)(size)}`,
  ],
  [
    "a wide table",
    (size) =>
      `${repeated("| a ")(size / 3)}|\n${repeated("| - ")(size / 3)}|\n${repeated("| b ")(size / 3)}|\n`,
  ],
  [
    "a cell of threats",
    (size) =>
      `| Asset | Spoofing | Tampering | Repudiation |\n| - | - | - | - |\n| a | ${repeated("- b<br>")(size)} | | |\n`,
  ],
  [
    "a matrix of ids",
    (size) =>
      `| Asset | Spoofing | Tampering | Repudiation |\n| - | - | - | - |\n${numbered((at) => `| A${at} | T${at}, T${at + 1} | T1–T99 | |\n`)(size)}`,
  ],
  ["link references", numbered((at) => `[r${at}]: https://example.com/${at}\n`)],
  [
    "uses of link references",
    (size) =>
      `${numbered((at) => `[r${at}]: a\n`)(size / 2)}\n${numbered((at) => `[r${at}] `)(size / 2)}`,
  ],
  [
    "footnotes",
    (size) =>
      `${numbered((at) => `[^f${at}] `)(size / 2)}\n\n${numbered((at) => `[^f${at}]: note\n`)(size / 2)}`,
  ],
  ["one footnote used often", around("", repeated("- a[^1]\n"), "\n[^1]: note\n")],
  ["a long heading", (size) => `# ${repeated("threat model ")(size)}\n`],
  ["a long label", (size) => `**${repeated("a ")(size)}:** b\n`],
  ["a long title", (size) => `- ${repeated("stolen key ")(size)}\n`],
  [
    "a long list of assets in one line",
    (size) => `**Assets:** ${numbered((at) => `a${at}; `)(size)}\n`,
  ],
  [
    "lists in each other",
    (size) =>
      Array.from({ length: Math.sqrt(size) }, (_, at) => `${" ".repeat(2 * at)}- a\n`).join(""),
  ],
  [
    "quotes in each other",
    (size) =>
      Array.from({ length: Math.sqrt(2 * size) }, (_, at) => `${">".repeat(at)} a\n`).join(""),
  ],
  [
    "mermaid edges",
    around(
      "```mermaid\nflowchart LR\n",
      numbered((at) => `a${at} -->|x| a${at + 1}\n`),
      "```\n",
    ),
  ],
  [
    "mermaid edges in one line",
    around("```mermaid\nflowchart LR\n", repeated("a --> b & "), "c\n```\n"),
  ],
  ["mermaid chain", around("```mermaid\nflowchart LR\na", repeated(" --> a"), "\n```\n")],
  [
    "mermaid subgraphs",
    around(
      "```mermaid\nflowchart LR\n",
      numbered((at) => `subgraph s${at}\n`),
      "```\n",
    ),
  ],
  ["mermaid brackets", around("```mermaid\nflowchart LR\na", repeated("["), "\n```\n")],
  [
    "mermaid messages",
    around(
      "```mermaid\nsequenceDiagram\n",
      numbered((at) => `a${at}->>b${at}: hi\n`),
      "```\n",
    ),
  ],
  [
    "mermaid boxes",
    around("```mermaid\nsequenceDiagram\n", repeated("box a\nparticipant b\nend\n"), "```\n"),
  ],
  [
    "mermaid C4",
    around(
      "```mermaid\nC4Context\n",
      numbered((at) => `System(s${at}, "S ${at}")\nRel(s${at}, s${at + 1}, "uses")\n`),
      "```\n",
    ),
  ],
  ["boxes and arrows", around("```\n", repeated("+--+ -> |a|\n"), "```\n")],
  [
    "mitigations of ids",
    (size) =>
      `${numbered((at) => `- T${at}: a\n`)(size / 2)}\n## Mitigations\n\n| Mitigation | Threats |\n| - | - |\n${numbered((at) => `| m${at} | T${at} |\n`)(size / 2)}`,
  ],
  [
    "mitigations under headings",
    numbered((at) => `### T${at} Theft\n\nx\n\n### T${at} Recommended mitigations\n\n- y\n\n`),
  ],
  [
    "categories with a remedy",
    numbered((at) => `#### Spoofing\n\n- Theft ${at}\n- **Mitigation**: lock\n\n`),
  ],
  [
    "threats told twice",
    (size) =>
      `${numbered((at) => `- **T${at}**: Theft ${at}\n`)(size / 2)}\n\n| ID | Threat |\n| - | - |\n${numbered((at) => `| T${at} | Theft ${at} |\n`)(size / 2)}`,
  ],
  [
    "one id told again and again",
    numbered(
      (at) => `### T1: Theft\n\n- Mitigation: m${at}\n- Asset: a${at}\n- Ticket: #${at}\n\n`,
    ),
  ],
  [
    "one id of many threats, named often",
    (size) =>
      `| ID | Threat |\n| - | - |\n${numbered((at) => `| T1 | Theft ${at} |\n`)(size / 2)}\n| Asset | Spoofing | Tampering | Repudiation |\n| - | - | - | - |\n${numbered((at) => `| A${at} | T1 | T1 | T1 |\n`)(size / 2)}`,
  ],
  [
    "one id of many threats, accepted often",
    (size) =>
      `| ID | Threat |\n| - | - |\n${numbered((at) => `| T1 | Theft ${at} |\n`)(size / 2)}\n## Accepted risks\n\n| Threat | Reason |\n| - | - |\n${repeated("| T1 | small |\n")(size / 2)}`,
  ],
  [
    "ranges of ids",
    (size) =>
      `| Asset | Spoofing | Tampering | Repudiation |\n| - | - | - | - |\n${repeated(`| A | ${"T1–T199, ".repeat(200)}T1 | | |\n`)(size)}`,
  ],
  [
    "ranges of ids in a threat's assets",
    (size) =>
      `| Threat | Asset |\n| - | - |\n${numbered((at) => `| Theft ${at} | A${at}–A${at + 199} |\n`)(size / 2)}\n## Assets\n\n${numbered((at) => `- A${at}: x\n`)(size / 2)}`,
  ],
  [
    "categories that ask for many assets",
    numbered(
      (at) =>
        `| STRIDE | Asset | Threat |\n| - | - | - |\n| STRIDE | a, b, c, d, e, f | N/A: because ${at} |\n\n`,
    ),
  ],
  ["a list that may be threats", (size) => `${repeated("- attack\n")(size)}`],
  ["prose of harm", repeated("An attacker may steal keys. ")],
  ["front matter", (size) => `---\n${repeated("a: b\n")(size)}---\n`],
];

/** Milliseconds of this process at work: what others do on the machine does not count. */
function took(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The least of some tries, in milliseconds: noise only adds. */
function least(tries: number, work: () => unknown): number {
  return Math.min(...Array.from({ length: tries }, () => took(work)));
}

/** Small, to be quick; longer runs take larger texts. */
const SIZE = 16 * KIBIBYTE * Math.min(16, TIMES);
/** Less than this, in milliseconds, is mostly noise. */
const NOISE = 50;
/** Linear is 4; the rest is for caches and for collecting garbage. */
const MOST_GROWTH = 8;
/** A second for 256 KiB, and twice that for a busy machine; some costs are bounded, and not small. */
const MOST_MILLISECONDS = Math.max(1_000, (2_000 * SIZE) / (256 * KIBIBYTE));

function expectLinear(work: (size: number) => unknown) {
  for (let tries = 1; ; tries += 2) {
    const big = least(tries, () => work(SIZE));
    if (big < NOISE) return;
    const small = least(tries, () => work(SIZE / 4));
    const most = Math.min(MOST_MILLISECONDS, small * MOST_GROWTH);
    if (big < most) return;
    if (tries > 5) expect(big, "ms at four times the size").toBeLessThan(most);
  }
}

describe("Markdown is read in a time that grows with its size, of", () => {
  test.each(PATTERNS)(
    "%s",
    (_, pattern) => {
      const read = (size: number) =>
        readDocument({ path: "docs/design/a.md", text: SECTION + pattern(size) }, { headings: [] });
      expectLinear(read);
    },
    LONG,
  );
});

/** What structured files are made of, and made wrong of. */
const NESTED: readonly (readonly [name: string, pattern: Pattern])[] = [
  ["open brackets", repeated("[")],
  ["open braces", repeated('{"a":')],
  ["closed brackets", (size) => `${"[".repeat(size / 2)}${"]".repeat(size / 2)}`],
  [
    "YAML in each other",
    (size) =>
      Array.from({ length: Math.sqrt(2 * size) }, (_, at) => `${" ".repeat(at)}a:\n`).join(""),
  ],
  ["YAML lists in one line", repeated("- ")],
  ["YAML keys", numbered((at) => `k${at}: v\n`)],
  ["YAML anchors", numbered((at) => `k${at}: &a${at} [*a${at - 1}, *a${at - 1}]\n`)],
  ["YAML merges", (size) => `b: &b {x: 1}\n${numbered((at) => `k${at}: {<<: *b}\n`)(size)}`],
  ["YAML documents", repeated("---\na: b\n")],
  ["YAML questions", repeated("? ")],
  ["an open quote", around('a: "', repeated("b\\n "), "")],
  ["JSON objects", around('{"threats":[', repeated('{"id":"a"},'), '{"id":"b"}]}')],
  ["HCL blocks", repeated('threatmodel "a" {\n')],
  ["HCL strings", repeated('a = "${')],
  ["HCL comments", repeated("/* ")],
  ["HCL heredocs", repeated("a = <<EOT\n")],
  ["HCL calls", repeated("a(")],
];
const PATHS: Readonly<Record<string, string>> = { threagile: "threagile.yaml", threatcl: "a.hcl" };
const structured = FORMATS.filter(({ id }) => id !== "markdown").flatMap((format) =>
  NESTED.map(([name, pattern]) => [format.id, name, format, pattern] as const),
);

describe("structured files are read in a time that grows with their size:", () => {
  test.each(structured)(
    "%s of %s",
    (id, _, format, pattern) => {
      const path = PATHS[id] ?? (id === "open-threat-model" ? "a.otm" : "a.json");
      const read = (size: number) => format.read({ path, text: pattern(size) }, { headings: [] });
      expectLinear(read);
    },
    LONG,
  );
});

/** Those whose many items are held against each other. */
const HELD: readonly string[] = [
  "headings",
  "tiny tables",
  "rows of one asset",
  "a matrix of ids",
  "mermaid edges",
  "a long list of assets in one line",
  "threats told twice",
];

describe("the rules take a time that grows with the document, of", () => {
  test.each(PATTERNS.filter(([name]) => HELD.includes(name)))(
    "%s",
    (_, pattern) => {
      expectLinear((size) => assessed(SECTION + pattern(size / 4)));
    },
    LONG,
  );
});
