import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../src/cli/main.ts";
import { INCOMPLETE_DOCUMENT, lineOf } from "../support/documents.ts";
import { acme, type RunningApp, startApp } from "../support/running-app.ts";

const PATH = "docs/design/refunds.md";
const T1 = lineOf(INCOMPLETE_DOCUMENT, "| T1 ");
const SECTION = lineOf(INCOMPLETE_DOCUMENT, "## Threat model");

const EXPECTED = [
  ["asset-not-listed@token-store", T1],
  ["mitigation-missing@t1", T1],
  ["stride-gap:repudiation", SECTION],
] as const;

const CONFIG = `version: 1
security: { team: security }
defaults: { phase: review }
`;

describe("a missing asset, a missing category and a critical threat without mitigation", () => {
  let app: RunningApp;
  let folder: string;

  beforeAll(async () => {
    app = await startApp(acme(CONFIG));
    folder = await mkdtemp(join(tmpdir(), "threatgate-"));
    await mkdir(join(folder, "docs/design"), { recursive: true });
    await writeFile(join(folder, PATH), INCOMPLETE_DOCUMENT);
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true });
  });

  async function check(format: string) {
    let printed = "";
    const status = await runCommand(["check", "--format", format, PATH], {
      environment: {},
      folder,
      now: "2026-11-23T12:00:00Z",
      isTerminal: false,
      width: 100,
      isWatched: false,
      input: () => Readable.from([]),
      print: (text) => {
        printed += text;
      },
      complain: (text) => {
        throw new Error(text);
      },
    });
    return { status, printed };
  }

  it("are those gaps and no others in the check run, as failures on their lines", async () => {
    const pull = await app.github
      .asUser("ada")
      .openPullRequest("acme/billing-api", { files: { [PATH]: INCOMPLETE_DOCUMENT } });
    const run = await app.github.waitFor.checkRun(pull);
    expect(run.conclusion).toBe("failure");
    const failures = run.annotations.filter((it) => it.annotation_level === "failure");
    expect(failures.map((it) => it.start_line).sort()).toEqual(
      EXPECTED.map(([, line]) => line).sort(),
    );
    expect(run.output.title).toBe(
      "3 gaps: 1 asset not listed, 1 STRIDE gap, 1 threat without mitigation",
    );
    expect(failures.map((it) => it.path)).toEqual([PATH, PATH, PATH]);
  });

  it("are those in --format json", async () => {
    const { status, printed } = await check("json");
    const { documents, verdict } = JSON.parse(printed);
    const errors = documents[0].gaps.filter((gap: { level: string }) => gap.level === "error");
    expect(status).toBe(1);
    expect(verdict.conclusion).toBe("failure");
    expect(errors.map((gap: { id: string; line: number }) => [gap.id, gap.line]).sort()).toEqual(
      EXPECTED.map((it) => [...it]).sort(),
    );
  });

  it("are those in the terminal, where editors find the lines", async () => {
    const { status, printed } = await check("text");
    expect(status).toBe(1);
    const places = [...printed.matchAll(/refunds\.md:(\d+):\d+/g)].map(([, line]) => Number(line));
    for (const [, line] of EXPECTED) expect(places).toContain(line);
  });
});
