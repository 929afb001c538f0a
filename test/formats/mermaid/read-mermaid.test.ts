import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMermaid } from "../../../src/formats/diagrams/mermaid/read-mermaid.ts";
import { threadTime } from "../../support/thread-time.ts";

const NOTHING = { elements: [], dataFlows: [], problem: null };

const OTHER_KINDS = [
  "gantt\n title Plan",
  'pie title Pets\n "Dogs" : 4',
  "mindmap\n root((a))",
  "classDiagram\n A <|-- B",
  "stateDiagram-v2\n [*] --> A",
  "erDiagram\n A ||--o{ B : has",
  "gitGraph\n commit",
  "xychart-beta\n x-axis [a]",
  "architecture-beta\n group a(cloud)[A]",
];

const PROBLEMS: readonly (readonly [source: string, problem: string])[] = [
  ["", "line 5: the diagram is empty"],
  ["%% only a comment\n", "line 6: the diagram is empty"],
  ["floatchart TD\na-->b", "line 5: no Mermaid diagram begins with “floatchart”"],
  ["graph TD\na-->b\na[b", "line 7: cannot read “[b”"],
  ["graph TD\na-->", "line 6: an arrow leads to nothing"],
  ["graph TD\nsubgraph VPC\na", "line 6: “VPC” is never closed"],
  ["graph TD\na\nend", "line 7: “end” closes nothing"],
  ["graph TD\n\n<div>a</div>", "line 7: cannot read “<div>a</div>”"],
  ["sequenceDiagram\nA->>B: x\nwhat is this", "line 7: cannot read “what is this”"],
  ["sequenceDiagram\nend", "line 6: cannot read “end”"],
  ['C4Context\nPerson(a, "b"', 'line 6: cannot read “Person(a, "b"”'],
  ['C4Context\nSystem_Boundary(a, "b") {\n', "line 6: “b” is never closed"],
];

const HOSTILE_HEADS = ["graph TD\n", "sequenceDiagram\n", "C4Context\n", ""];
const HOSTILE_UNITS = [
  "a[",
  "a[\n",
  "a[x]\n",
  "a --> ",
  "a-->b\n",
  "a & ",
  "A-- text\n",
  '"',
  'A["\n',
  " ",
  "\n",
  "---\n",
  "%%{",
  "subgraph x\n",
  'subgraph x["',
  "end\n",
  "A@{ ",
  'A@{ x: "',
  "<a",
  "&",
  "A((((",
  "a.-",
  "a==",
  "a-->|x\n",
  "participant a@{\n",
  "a->>b: x\n",
  "box rgb(\n",
  "alt\n",
  "Person(a,",
  'Person(a, "b")\n',
  'System_Boundary(a,"b") {',
  "}",
  "#1;",
  "accDescr {\n",
  "aaaaaaaaaa-",
  "fa:fa-x ",
];

describe("reading Mermaid", () => {
  test.each(OTHER_KINDS)("finds no elements and no problem in %j", (source) => {
    expect(readMermaid(source, 1)).toEqual(NOTHING);
  });

  test.each(PROBLEMS)("says what is wrong with %j, and where", (source, problem) => {
    expect(readMermaid(source, 5).problem).toBe(problem);
  });

  test("reads what stands before and after a line that it cannot read", () => {
    const { elements, problem } = readMermaid("graph TD\na[A]\nb[B\nc[(C)]", 1);
    expect(problem).not.toBeNull();
    expect(elements.map(({ name }) => name)).toEqual(["A", "b", "C"]);
  });

  test("counts lines through front matter, comments, directives and CRLF", () => {
    const source = [
      "---",
      "title: Orders",
      "---",
      "%% graph TD",
      "%%{init: {",
      "  'theme': 'base' }}%%",
      "flowchart TD",
      "  a[A] --> b[B]",
    ].join("\r\n");
    const { elements, problem } = readMermaid(source, 100);
    expect(problem).toBeNull();
    expect(elements.map(({ name, line }) => [name, line])).toEqual([
      ["A", 107],
      ["B", 107],
    ]);
  });

  test("draws no more than a bounded number of arrows from a few lines", () => {
    const many = Array.from({ length: 400 }, (_, index) => `n${index}`).join(" & ");
    const { dataFlows, problem } = readMermaid(`graph TD\n${many} --> ${many}`, 1);
    expect(dataFlows.length).toBe(5000);
    expect(problem).toBe("line 2: more than 5000 arrows, the rest is not read");
  });

  test("never throws, and keeps every line inside the text", () => {
    const words = fc.constantFrom(
      "graph TD",
      "sequenceDiagram",
      "C4Context",
      "subgraph",
      "end",
      "a",
      "b[B]",
      "-->",
      "|x|",
      "&",
      "@{",
      "}",
      "box",
      "A->>B: x",
      'Person(a, "b")',
      "{",
      '"',
      "\n",
      "%%",
      ";",
      "(",
      "]",
      "é",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const source = parts.join(" ");
        const last = source.split("\n").length;
        const { elements, dataFlows } = readMermaid(source, 1);
        for (const { line } of [...elements, ...dataFlows]) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(last);
        }
      }),
    );
  });

  test("takes no longer for hostile text than for honest text of its size", () => {
    const size = 200_000;
    for (const head of HOSTILE_HEADS) {
      for (const unit of HOSTILE_UNITS) {
        const source = head + unit.repeat(Math.ceil(size / unit.length));
        const start = threadTime();
        readMermaid(source, 1);
        expect(threadTime() - start, JSON.stringify(head + unit)).toBeLessThan(1_500);
      }
    }
  });
});
