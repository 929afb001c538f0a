import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PAGE, withSimulation } from "./promotion-page.ts";

test("the simulation's table is current (else: npm run docs)", () => {
  const page = readFileSync(PAGE, "utf8");
  expect(withSimulation(page)).toBe(page);
});
