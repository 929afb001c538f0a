import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const DEMO = fileURLToPath(new URL("demo.ts", import.meta.url));

test("the demo plays to its end, and every verdict is as it should be", {
  timeout: 60_000,
}, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [DEMO]);
  const verdicts = [...stdout.matchAll(/^ {3}[✔✘●] .*? {2}(\w+), after/gm)];
  expect(verdicts.map(([, conclusion]) => conclusion)).toEqual([
    "success",
    "failure",
    "action_required",
    "action_required",
  ]);
  expect(stdout).toContain("All verdicts as they should be");
});
