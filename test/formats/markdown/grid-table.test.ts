import { describe, expect, it } from "vitest";
import { markdown } from "../../../src/formats/markdown/markdown.ts";

const read = (lines: readonly string[]) => {
  const text = `# Bell tower\n\n## Threats\n\n${lines.join("\n")}\n`;
  return markdown.read({ path: "docs/bells.md", text }, { headings: [] });
};

describe("a table drawn with rules between its rows is read like any other", () => {
  it("with cells that go on in the line below", () => {
    const { threats, understood } = read([
      "+----------+-----------+----------------+",
      "| Threat   | STRIDE    | Mitigation     |",
      "+==========+===========+================+",
      "| Rope     | Tampering | a locked door, |",
      "| cut      |           | a second rope  |",
      "+----------+-----------+----------------+",
      "| False    | Spoofing  | a badge        |",
      "| alarm    |           |                |",
      "+----------+-----------+----------------+",
    ]);
    expect(threats).toMatchObject([
      {
        title: "Rope cut",
        stride: ["tampering"],
        mitigations: ["a locked door, a second rope"],
        line: 8,
      },
      { title: "False alarm", stride: ["spoofing"], mitigations: ["a badge"], line: 11 },
    ]);
    expect(understood.map(({ what, line, endLine }) => [what, line, endLine])).toEqual([
      ["table", 5, 13],
    ]);
  });

  it.each([
    [
      "that is never closed",
      ["+----+----+", "| Threat | Mitigation |", "+====+====+", "| a | b |"],
    ],
    ["of one row", ["+----+----+", "| Threat | Mitigation |", "+----+----+"]],
  ])("but not one %s", (_, lines) => {
    expect(read(lines).understood).toEqual([]);
  });
});
