import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { README, readmeWithExample } from "./readme-example.ts";

test("the README's picture of a check run is what the gate says today", async () => {
  expect(readFileSync(README, "utf8"), "npm run docs writes it anew").toBe(
    await readmeWithExample(),
  );
});
