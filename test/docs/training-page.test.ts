import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parsePolicy } from "../../src/policy/parse.ts";
import { warningsOf } from "../../src/policy/warnings/index.ts";

test("the config on the page about training is a good one", () => {
  const page = readFileSync("docs/training.md", "utf8");
  const config = /```yaml\n([^`]*)```/.exec(page)?.[1] ?? expect.fail("no config");
  const { policy, mistakes } = parsePolicy(config);
  expect(mistakes).toEqual([]);
  expect(policy?.training.modules.map(({ name }) => name)).toEqual([
    "introduction",
    "logs",
    "live",
  ]);
  expect(policy === null ? null : warningsOf(policy, null)).toEqual([]);
});
