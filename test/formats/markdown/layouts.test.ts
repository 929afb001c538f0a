import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { markdown } from "../../../src/formats/markdown/markdown.ts";
import { told } from "./told.ts";

const FOLDER = new URL("../../fixtures/markdown/", import.meta.url);
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.replace(/\.md$/u, ""));

const read = (name: string) => {
  const text = readFileSync(new URL(`${name}.md`, FOLDER), "utf8");
  return markdown.read({ path: `docs/design/${name}.md`, text }, { headings: [] });
};

describe("a Markdown document is read in every way that people write", () => {
  it.each(names)("%s", (name) => {
    const expected: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8"));
    const said = Object.entries(told(read(name))).filter(
      ([, value]) => !Array.isArray(value) || value.length > 0,
    );
    expect(Object.fromEntries(said)).toEqual(expected);
  });
});

describe("an author sees how a table was taken", () => {
  it("names each column's field, and the columns that were not read", () => {
    const [assets, threats] = read("threat-table").understood.filter(
      ({ what }) => what === "table",
    );
    expect(assets).toMatchObject({ as: "assets", items: 3 });
    expect(threats?.columns.slice(0, 4)).toEqual([
      { header: "#", field: "id" },
      { header: "Threat", field: "threat" },
      { header: "STRIDE", field: "stride" },
      { header: "Affected assets", field: "asset" },
    ]);
  });

  it("counts the items of every list and heading", () => {
    expect(read("stride-headings").understood.map(({ as, items }) => `${items} ${as}`)).toEqual([
      "1 threats",
      "2 threats",
      "1 mitigations",
    ]);
  });
});
