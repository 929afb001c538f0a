import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../src/commands/index.ts";
import { readComment } from "../../src/commands/reading/read-comment.ts";

test("each file of the folder is a command of the list, and the other way round", () => {
  const files = readdirSync("src/commands").filter((name) => name.endsWith(".ts"));
  const names = files.map((name) => name.replace(".ts", ""));
  const listed = COMMANDS.map(({ name }) => name);
  expect(names.sort()).toEqual([...listed, "command", "index"].sort());
});

describe.each(COMMANDS.map((command) => [command.name, command] as const))(
  "%s",
  (name, command) => {
    test("understands its own example", () => {
      const [said] = readComment(`/threatmodel ${name} ${command.example}`, COMMANDS);
      expect(said?.meaning).toMatchObject({ kind: "order", command: { name } });
    });

    test("says what it does as a phrase", () => {
      expect(command.summary).toMatch(/^[a-z][^.]*$/);
    });
  },
);
