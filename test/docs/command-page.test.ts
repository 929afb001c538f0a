import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMANDS } from "../../src/commands/index.ts";
import { commandPage } from "../../src/report/command-page.ts";

test("docs/commands.md is made from the commands as they are (else: npm run docs)", () => {
  expect(readFileSync("docs/commands.md", "utf8")).toBe(commandPage(COMMANDS));
});
