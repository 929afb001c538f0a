import { describe, expect, it } from "vitest";
import { commandLine } from "./command-line.ts";

const cli = commandLine();
const COMMANDS = ["check", "explain", "simulate", "serve"];

describe("threatgate", () => {
  it.each([["help"], ["--help"], ["-h"]])("%s lists every command", async (word) => {
    const { status, printed, complained } = await cli.run([word]);
    expect({ status, complained }).toEqual({ status: 0, complained: "" });
    for (const command of COMMANDS)
      expect(printed).toMatch(new RegExp(`^ {2}${command} +\\w`, "m"));
  });

  it("alone lists them too, but was of no use", async () => {
    const { status, printed } = await cli.run([]);
    expect([status, printed]).toEqual([2, expect.stringContaining("Usage: threatgate COMMAND")]);
  });

  it.each(["chekc", "__proto__", "constructor", ""])("refuses the command %j", async (word) => {
    const { status, printed, complained } = await cli.run([word]);
    expect({ status, printed }).toEqual({ status: 2, printed: "" });
    expect(complained).toContain(`there is no command "${word}"`);
    expect(complained).toContain("Usage: threatgate COMMAND");
  });

  it.each(
    COMMANDS.flatMap((command) => [
      [command, "--help"],
      [command, "-h"],
    ]),
  )("%s %s says how it is used, and does nothing", async (command, word) => {
    const { status, printed } = await cli.run([command, word, "--nonsense"]);
    expect(status).toBe(0);
    expect(printed).toContain(`threatgate ${command}`);
    expect(printed).toContain("Usage:");
  });
});
