import { describe, expect, it } from "vitest";
import { fencedDiagram } from "../../../src/formats/diagrams/fences.ts";
import { isDiagramLink, isPicture } from "../../../src/formats/diagrams/images.ts";
import { markdown } from "../../../src/formats/markdown/markdown.ts";

describe("a fence is a diagram by its word, or by what is drawn in it", () => {
  it.each([
    ["mermaid", "", "mermaid"],
    ["plantuml", "", "plantuml"],
    ["puml", "", "plantuml"],
    ["d2", "", "d2"],
    ["dot", "", "graphviz"],
    ["structurizr", "", "structurizr"],
    ["", "@startuml\na -> b\n@enduml", "plantuml"],
    ["text", "+-----+    +-----+\n| a   |--->| b   |\n+-----+    +-----+\n", "ascii"],
    ["", "┌─────┐   ┌─────┐\n│ a   │──▶│ b   │\n└─────┘   └─────┘\n", "ascii"],
    ["", "[browser] ---> [api] ---> [ledger]", "ascii"],
    ["", "src/\n├── a.ts\n├── b.ts\n└── c.ts\n", null],
    ["", "+-----+-----+\n| a   | b   |\n+-----+-----+\n", null],
    ["", "curl -X POST https://a.example\n", null],
    ["text", "[Till]\n  │\n  ▼\n[Printer]\n", "ascii"],
    ["text", "[INFO] started\n[WARN] late: a -> b\n", null],
    ["js", "const box = '┌─┐│└─┘┌─┐│└─┘';", null],
    ["constructor", "", null],
  ])("%s %j", (language, content, kind) => {
    expect(fencedDiagram(language, content)).toBe(kind);
  });
});

describe("an image is a picture unless it is a badge or a logo", () => {
  it.each([
    ["flow.png", "", true],
    ["https://github.com/a/b/assets/1/4f88f24c-14e9", "image", true],
    ["https://img.shields.io/badge/a-b-green.svg", "", false],
    ["https://github.com/a/b/actions/workflows/ci.yml/badge.svg", "CI", false],
    ["site/images/logo-horizontal.svg", "", false],
    ["team-photo.png", "Team logo", false],
    ["", "nothing", false],
  ])("%s", (src, alt, expected) => {
    expect(isPicture(src, alt)).toBe(expected);
  });
});

describe("a link leads to a diagram by its file or tool", () => {
  it.each([
    ["docs/flow.drawio", "source", true],
    ["flow.excalidraw", "", true],
    ["dfd.puml", "", true],
    ["model.tm7", "", true],
    ["ThreatDragonModels/pay/pay.json", "", true],
    ["https://miro.com/app/board/1", "", true],
    ["https://mermaid.live/edit#abc", "", true],
    ["exports/trust-boundaries.svg", "Diagram", true],
    ["photo.png", "our office", false],
    ["https://example.com", "architecture", false],
  ])("%s", (href, text, expected) => {
    expect(isDiagramLink(href, text)).toBe(expected);
  });
});

describe("diagrams are looked for in the whole document", () => {
  it("and a Mermaid diagram that does not parse says so on its line", () => {
    const text =
      "# A\n\n```mermaid\nflowchart LR\n  a[User] -->|card| b[(Ledger)]\n```\n\n```mermaid\nflowchart LR\n  a[[[\n```\n";
    const { diagrams, elements, dataFlows, section } = markdown.read(
      { path: "a.md", text },
      { headings: [] },
    );
    expect(section).toBeNull();
    expect(elements.map(({ name, kind, line }) => [name, kind, line])).toContainEqual([
      "Ledger",
      "data-store",
      5,
    ]);
    expect(dataFlows[0]).toMatchObject({ from: "User", to: "Ledger", label: "card", line: 5 });
    expect(diagrams.map(({ line, problem }) => [line, problem === null])).toEqual([
      [3, true],
      [8, false],
    ]);
  });
});
