import { describe, expect, it } from "vitest";
import { commandLine } from "./command-line.ts";

const cli = commandLine();

describe("threatgate serve does not start", () => {
  it("with wrong settings, and names every one of them", async () => {
    const environment = {
      APP_ID: "my app",
      WEBHOOK_SECRET: "short",
      PORT: "99999",
      DATABASE_URL: "mysql://root:hunter2@db/x",
      LOG_LEVEL: "loud",
      GITHUB_API_URL: "github",
      WORKERS: "0",
    };
    const { status, printed, complained } = await cli.run(["serve"], { environment });
    expect({ status, printed }).toEqual({ status: 1, printed: "" });
    for (const name of [...Object.keys(environment), "PRIVATE_KEY"]) {
      expect(complained).toMatch(new RegExp(`^ {2}${name}\\b.*: expected .*; found `, "m"));
    }
    expect(complained).not.toMatch(/hunter2|short/);
  });

  it("with no settings at all, and names those that must be there", async () => {
    const { status, complained } = await cli.run(["serve"]);
    expect(status).toBe(1);
    expect(complained.match(/^ {2}[A-Z_, ]+:/gm)).toEqual([
      "  APP_ID:",
      "  WEBHOOK_SECRET:",
      "  PRIVATE_KEY, PRIVATE_KEY_PATH:",
    ]);
  });
});
