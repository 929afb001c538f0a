import { describe, expect, it } from "vitest";
import { namedRows } from "../../src/report/cell-mark.ts";
import { fitSections } from "../../src/report/fit.ts";
import { matrixSection } from "../../src/report/matrix.ts";
import * as build from "./build-report.ts";

const matrix = (...documents: readonly ReturnType<typeof build.document>[]) =>
  fitSections([matrixSection(documents, "look elsewhere.")]);

const rowsOf = (text: string) => text.split("\n").filter((line) => line.startsWith("| "));

describe("the coverage matrix", () => {
  it("shows the worst severity and how many, what was considered, and what is not asked", () => {
    const coverage = build.coverage("asset", [["Ledger", "CHMuc-"]], "CHMucn");
    expect(rowsOf(matrix(build.document({ coverage }))).slice(2)).toEqual([
      "| Ledger | **critical** | **high** ×2 | medium | unrated ×3 | ✓ | – |",
      "| **The whole document** | **critical** | **high** ×2 | medium | unrated ×3 | ✓ | ✓? |",
    ]);
  });

  it.each([
    ["model", "·"],
    ["asset", "**?**"],
    ["element", "**?**"],
  ] as const)("asks of an asset in mode %s only where the config asks: %s", (mode, mark) => {
    const coverage = build.coverage(mode, [["Ledger", "??????"]]);
    const [asset = "", total = ""] = rowsOf(matrix(build.document({ coverage }))).slice(2);
    expect(asset.split(" | ")[1]).toBe(mark);
    expect(total.split(" | ")[1]).toBe("**?**");
  });

  it("explains only the marks that stand in it", () => {
    const text = matrix(
      build.document({ coverage: build.coverage("model", [["A", "cccccc"]], "cccccc") }),
    );
    expect(text).toContain("<sub>✓ considered, no threat expected</sub>");
  });

  it("is one row where a document names no asset", () => {
    const coverage = build.coverage("model", [[null, "H?????"]], "H?????");
    expect(rowsOf(matrix(build.document({ coverage })))).toHaveLength(3);
  });

  it("names the documents where there are several, and leaves out those without a section", () => {
    const without = build.document({ path: "no.md", model: build.model({ section: null }) });
    const text = matrix(
      build.document({ path: "a.md" }),
      build.document({ path: "b.md" }),
      without,
    );
    expect(text).toContain("<code>a.md</code>");
    expect(text).toContain("<code>b.md</code>");
    expect(text).not.toContain("no.md");
    expect(matrix(without)).toBe("");
  });

  it("shows the 40 rows that say most and counts the others", () => {
    const dull = Array.from({ length: 50 }, (_, at) => [`Dull ${at}`, "cccccc"] as const);
    const coverage = build.coverage("asset", [...dull, ["Silent", "??????"], ["Severe", "Cccccc"]]);
    const text = matrix(build.document({ coverage }));
    expect(rowsOf(text)).toHaveLength(2 + 40 + 1);
    expect(text).toContain("12 more rows of 52.");
    expect(text).toContain("| Silent |");
    expect(text).toContain("| Severe |");
  });

  it("keeps rows in document order", () => {
    const { rows } = build.coverage("asset", [
      ["a", "cccccc"],
      ["b", "??????"],
      ["c", "Cccccc"],
    ]);
    const coverage = { mode: "asset" as const, rows, total: build.cells("??????") };
    expect(namedRows(coverage, 2).map(({ subject }) => subject)).toEqual(["b", "c"]);
  });
});
