import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { FOLDER, rulePages } from "./rule-pages.ts";

const pages = rulePages();

test("docs/rules holds a page for each rule and category, and nothing else", () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" });
  expect(files.filter((name) => name.endsWith(".md")).sort()).toEqual([...pages.keys()].sort());
});

test.each([...pages])("docs/rules/%s is current (else: npm run docs)", (path, text) => {
  expect(readFileSync(`${FOLDER}/${path}`, "utf8")).toBe(text);
});
