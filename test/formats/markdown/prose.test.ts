import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/formats/index.ts";

const read = (section: string) =>
  readDocument(
    { path: "docs/design/x.md", text: `# Keys\n\n## Security considerations\n\n${section}\n` },
    { headings: [] },
  ).threats.map(({ title }) => title);

describe("where nothing is marked as a threat, prose that tells of harm is", () => {
  it.each<[what: string, section: string, threats: readonly string[]]>([
    [
      "by the sentence that tells it",
      "Keys are short. A stolen key lets an attacker upload others. They rotate daily.",
      ["A stolen key lets an attacker upload others."],
    ],
    ["not where the sentence denies it", "There is no way for an attacker to see the keys.", []],
    [
      "also after a sentence that denies something else",
      "Keys work without a password. A stolen key lets its thief bypass the second factor.",
      ["A stolen key lets its thief bypass the second factor."],
    ],
    [
      "also below a heading that says whom it is about",
      "### Existing users without any keys\n\nA stolen token lets an attacker upload keys.",
      ["A stolen token lets an attacker upload keys."],
    ],
    ["not below a heading of an aside", "### Background\n\nAn attacker once stole keys.", []],
    ["not where it only speaks of safety", "Keys are stored in the vault and rotated daily.", []],
  ])("%s", (_what, section, threats) => {
    expect(read(section)).toEqual(threats);
  });
});
