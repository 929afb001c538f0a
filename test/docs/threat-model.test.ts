import { existsSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { runCommand } from "../../src/cli/main.ts";

const PATH = "docs/threat-model.md";

test("our own threat model has no gap, not even one that would only be shown", async () => {
  let said = "";
  const status = await runCommand(
    ["check", "--phase", "security-optional", "--format", "json", PATH],
    {
      environment: {},
      folder: process.cwd(),
      now: new Date().toISOString(),
      isTerminal: false,
      width: 100,
      isWatched: false,
      input: () => Readable.from([]),
      print: (text) => {
        said += text;
      },
      complain: (text) => {
        said += text;
      },
    },
  );
  expect(status, said).toBe(0);
  expect(JSON.parse(said).documents[0].gaps).toEqual([]);
});

test("what it says of our files, it says of files that are there", () => {
  const named = readFileSync(PATH, "utf8").matchAll(/`((?:src|db|docs)\/[\w./-]+)`/g);
  const paths = [...named].flatMap(([, path]) => (path === undefined ? [] : [path]));
  expect(paths.length).toBeGreaterThan(30);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});
