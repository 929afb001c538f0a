import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROWS } from "../../bench/rows/index.ts";
import { grownBy } from "../../bench/rows/ledger-growth.ts";
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

/** The figures of one run say nothing; that there are some does. */
const ONCE = { rounds: 1, roundTime: 60, warmups: 3 };

describe("the rows of the bench", () => {
  let folder = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "threatgate-tiny-"));
    await writeFile(join(folder, "tiny.md"), syntheticDocument(0));
  });
  afterAll(() => rm(folder, { recursive: true }));

  // Those that start processes or grow documents take a minute: `npm run bench` runs them.
  const quick = ROWS.slice(0, 2);

  it.each(quick)("measure on a tiny folder: $what", { timeout: 60_000 }, async (row) => {
    const measured = await row.measure(folder, ONCE);
    expect(measured.ratio).toBeGreaterThan(0);
    expect(Number.isFinite(measured.ratio)).toBe(true);
    expect(table([{ row, measured }])).toContain(`${row.what}  `);
  });
});

describe("the growth of the ledger", () => {
  it("is measured for each kind of work, and its worst is shown", async () => {
    const { ratio, note } = await grownBy({ few: 10, many: 40 }, { ...ONCE, warmups: 1 });
    expect(ratio).toBeGreaterThan(0);
    expect(note?.split(";")).toHaveLength(4);
  });
});

describe("the middle of some numbers", () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
  ])("of %j is %d", (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });
});
