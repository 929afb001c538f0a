import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { median } from "../../bench/side-by-side.ts";
import { syntheticDocument } from "../../bench/synthetic/document.ts";
import { GROWING_SHAPES } from "../../bench/synthetic/growing-shapes.ts";
import { table } from "../../bench/table.ts";
import { readDocument } from "../../src/formats/index.ts";

describe("the documents that the bench makes", () => {
  const indexes = Array.from({ length: 20 }, (_, index) => index);

  it.each(indexes)("number %i is the same each time and holds a threat model", (index) => {
    const text = syntheticDocument(index);
    const model = readDocument({ path: "design/made.md", text }, { headings: [] });
    expect(syntheticDocument(index)).toBe(text);
    expect(model.section?.heading).toBe("Threat model");
    expect(model.threats.length).toBeGreaterThanOrEqual(6);
    expect(model.assets.length).toBeGreaterThanOrEqual(4);
    expect(model.unread).toEqual([]);
  });

  it.each(GROWING_SHAPES)("$name grows to the size that is asked for", ({ ofSize }) => {
    for (const size of [8000, 32_000]) {
      expect(ofSize(size).length / size).toBeGreaterThan(0.9);
      expect(ofSize(size).length / size).toBeLessThan(1.1);
    }
  });
});
