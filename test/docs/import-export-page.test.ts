import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PAGE, withColumns } from "./import-export-page.ts";

test("the columns of import and export are current (else: npm run docs)", () => {
  const page = readFileSync(PAGE, "utf8");
  expect(withColumns(page)).toBe(page);
});
