import { symlink } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT, INCOMPLETE_DOCUMENT } from "../support/documents.ts";
import { commandLine, type Ended } from "./command-line.ts";

const cli = commandLine();
const PROSE = "# Notes\n\nNothing of threats.\n";
const CSI = "\u001b[";

/** What was read, by path, with the rules that found something that can block. */
async function assessed(...args: string[]): Promise<Record<string, string[]>> {
  const { printed } = await cli.run(["check", "--format", "json", ...args]);
  const documents: { path: string; gaps: { rule: string; level: string }[] }[] =
    JSON.parse(printed).documents;
  return Object.fromEntries(
    documents.map(({ path, gaps }) => [
      path,
      gaps.filter(({ level }) => level === "error").map(({ rule }) => rule),
    ]),
  );
}

const paths = async (...args: string[]) => Object.keys(await assessed(...args));

function expectUnusable({ status, printed, complained }: Ended, ...words: string[]): void {
  expect({ status, printed }).toEqual({ status: 2, printed: "" });
  expect(complained).toMatch(/^threatgate check: /);
  for (const word of words) expect(complained).toContain(word);
}

describe("threatgate check reads", () => {
  it("a file that is named, whatever its name, and ends as the verdict says", async () => {
    await cli.write({ "README.md": INCOMPLETE_DOCUMENT, "complete.txt": COMPLETE_DOCUMENT });
    expect((await cli.run(["check", "README.md"])).status).toBe(1);
    expect((await cli.run(["check", "complete.txt"])).status).toBe(0);
    expect((await cli.run(["check", "--phase", "training", "README.md"])).status).toBe(0);
  });

  it("the design documents of folders, each once", async () => {
    await cli.write({
      "docs/design/a.md": COMPLETE_DOCUMENT,
      "docs/notes.md": COMPLETE_DOCUMENT,
      "docs/prose.md": PROSE,
      "docs/README.md": COMPLETE_DOCUMENT,
      "docs/node_modules/x/design/b.md": COMPLETE_DOCUMENT,
      "other/design/c.md": PROSE,
    });
    expect(await paths()).toEqual(["docs/design/a.md", "docs/notes.md", "other/design/c.md"]);
    expect(await paths("docs")).toEqual(["docs/design/a.md", "docs/notes.md"]);
    expect(await paths("docs", "docs/notes.md", "docs/README.md")).toEqual([
      "docs/README.md",
      "docs/design/a.md",
      "docs/notes.md",
    ]);
  });

  it("nothing where there is no design document, and says so", async () => {
    await cli.write({ "docs/prose.md": PROSE });
    const { status, printed } = await cli.run(["check"]);
    expect(status).toBe(0);
    expect(printed).toContain("No design document");
  });

  it("what it is told to by the config of the folder", async () => {
    const config =
      "version: 1\ndefaults: { phase: traditional }\ndocuments: { paths: [specs/**] }\n";
    await cli.write({
      ".github/threatmodel.yml": config,
      "specs/a.md": INCOMPLETE_DOCUMENT,
      "docs/design/b.md": PROSE,
    });
    expect(await paths()).toEqual(["specs/a.md"]);
    expect((await cli.run(["check"])).status).toBe(0);
    await cli.write({ "mine.yml": config.replace("traditional", "review") });
    expect((await cli.run(["check", "--config", "mine.yml"])).status).toBe(1);
  });
});

describe("threatgate check --base", () => {
  async function commit(message: string): Promise<void> {
    cli.git("add", ".");
    cli.git("commit", "--quiet", "--message", message);
  }

  async function repository(): Promise<void> {
    cli.git("init", "--quiet", "--initial-branch", "main");
    await cli.write({
      "docs/design/old.md": COMPLETE_DOCUMENT,
      "docs/design/changed.md": COMPLETE_DOCUMENT,
      "docs-old/design/changed.md": COMPLETE_DOCUMENT,
      "docs/design/gone.md": `${COMPLETE_DOCUMENT}\nIt goes.\n`,
    });
    await commit("Begin");
    cli.git("switch", "--quiet", "--create", "work");
    cli.git("rm", "--quiet", "docs/design/gone.md");
    await cli.write({
      "docs/design/changed.md": INCOMPLETE_DOCUMENT,
      "docs-old/design/changed.md": INCOMPLETE_DOCUMENT,
      "docs/design/new and ünusual.md": `${COMPLETE_DOCUMENT}\nNew.\n`,
    });
    await commit("Change");
  }

  it("reads what was changed since then, and no more", async () => {
    await repository();
    expect(await paths("--base", "main")).toEqual([
      "docs-old/design/changed.md",
      "docs/design/changed.md",
      "docs/design/new and ünusual.md",
    ]);
  });

  it("reads of a folder what was changed in it, and not in one whose name begins alike", async () => {
    await repository();
    expect(await paths("--base", "main", "docs")).toEqual([
      "docs/design/changed.md",
      "docs/design/new and ünusual.md",
    ]);
  });

  it("reads also what is not committed yet, and trips over nothing that is gone", async () => {
    await repository();
    await cli.write({ "docs/design/old.md": INCOMPLETE_DOCUMENT });
    cli.git("rm", "--quiet", "--force", "docs/design/changed.md");
    expect(await paths("--base", "main")).toEqual([
      "docs-old/design/changed.md",
      "docs/design/new and ünusual.md",
      "docs/design/old.md",
    ]);
  });

  it("compares with where the work left the branch, not with where the branch went", async () => {
    await repository();
    cli.git("switch", "--quiet", "main");
    await cli.write({ "docs/design/old.md": `${COMPLETE_DOCUMENT}\nOn.\n` });
    await commit("Go on");
    cli.git("switch", "--quiet", "work");
    expect(await paths("--base", "main")).not.toContain("docs/design/old.md");
  });

  it.each(["nowhere", "--output=leak", "-O/dev/null", "", "HEAD:docs", "main..work"])(
    "refuses %j, which is no commit, and writes nothing",
    async (base) => {
      await repository();
      expectUnusable(await cli.run(["check", `--base=${base}`]), "git cannot compare with");
      expect(cli.git("status", "--porcelain")).toBe("");
    },
  );

  it("refuses to compare where there is no repository", async () => {
    await cli.write({ "docs/design/a.md": PROSE });
    const { status, complained } = await cli.run(["check", "--base", "main"], {
      folder: join(cli.folder(), "docs"),
    });
    expect([status, complained]).toEqual([2, expect.stringContaining("git cannot compare")]);
  });
});

describe("threatgate check refuses, with status 2 and what to do,", () => {
  it("a file that is not there", async () => {
    expectUnusable(await cli.run(["check", "docs/no.md"]), "docs/no.md", "--help");
  });

  it("a config that is not there", async () => {
    expectUnusable(await cli.run(["check", "--config", "no.yml"]), "no config file no.yml");
  });

  it("a config with mistakes, each with its line and column", async () => {
    const config = "version: 1\ndefaults: { phase: reveiw }\nteems: {}\n";
    await cli.write({ ".github/threatmodel.yml": config });
    expectUnusable(
      await cli.run(["check"]),
      ".github/threatmodel.yml:2:20",
      ".github/threatmodel.yml:3:1",
      "review",
      "teams",
    );
  });

  it.each([
    ["--format", "jsn", "did you mean json?"],
    ["--format", "zzzzzz", "one of text, json, sarif, github, markdown"],
    ["--phase", "traning", "did you mean training?"],
    ["--phase", "zzzzzz", "one of traditional, training, observation, review, security-optional"],
  ])("%s %s: %s", async (option, given, hint) => {
    expectUnusable(await cli.run(["check", option, given]), given, hint);
  });

  it.each([[["--formt", "json"]], [["--format"]], [["--base", "--output=x"]]])(
    "what is no option of its: %j",
    async (args) => {
      expectUnusable(await cli.run(["check", ...args]), args[0] ?? "");
    },
  );
});

describe("threatgate check calls unreadable, and blocks for it,", () => {
  it.each<[string, string | Buffer, string]>([
    ["a picture", Buffer.from([0x89, 0x50, 0, 1]), "it is a binary file"],
    ["Latin-1", Buffer.from("Größe", "latin1"), "it is not UTF-8 text"],
    ["a file too large", "x".repeat(1024 * 1024 + 1), "it is larger than 1024 KiB"],
  ])("%s, named or found", async (_what, content, why) => {
    await cli.write({ "docs/design/a.md": content });
    expect(await assessed("docs/design/a.md")).toEqual({
      "docs/design/a.md": ["document-unreadable"],
    });
    expect(await assessed()).toEqual({ "docs/design/a.md": ["document-unreadable"] });
    const { status, printed } = await cli.run(["check"]);
    expect(status).toBe(1);
    expect(printed).toContain(why);
  });

  it("a symbolic link, which is not followed", async () => {
    await cli.write({ "secret.txt": "a secret", "docs/design/b.md": COMPLETE_DOCUMENT });
    await symlink("../../secret.txt", join(cli.folder(), "docs/design/a.md"));
    await symlink("docs", join(cli.folder(), "linked"));
    expect(await assessed("docs/design/a.md")).toEqual({
      "docs/design/a.md": ["document-unreadable"],
    });
    expect(await assessed("linked")).toEqual({ linked: ["document-unreadable"] });
    const { printed } = await cli.run(["check", "docs/design/a.md"]);
    expect(printed).toContain("it is a symbolic link");
    expect(printed).not.toContain("a secret");
  });

  it("what is no file", async () => {
    const path = relative(cli.folder(), "/dev/zero");
    expect(await assessed("/dev/zero")).toEqual({ [path]: ["document-unreadable"] });
  });
});

describe("threatgate check prints", () => {
  it.each([
    ["colour on a terminal", { isTerminal: true }, true],
    ["none without one", { isTerminal: false }, false],
    ["none where NO_COLOR is set", { isTerminal: true, environment: { NO_COLOR: "1" } }, false],
    ["colour where NO_COLOR is empty", { isTerminal: true, environment: { NO_COLOR: "" } }, true],
  ])("%s", async (_what, changes, isColored) => {
    await cli.write({ "docs/design/a.md": INCOMPLETE_DOCUMENT });
    const { printed } = await cli.run(["check"], changes);
    expect(printed.includes(CSI)).toBe(isColored);
  });

  it.each([
    ["text", /docs\/design\/a\.md:\d+:1/],
    ["json", /^\{\n? *"version": ?1,/],
    ["sarif", /"version": ?"2\.1\.0"/],
    ["github", /^::error .*file=docs\/design\/a\.md/m],
    ["markdown", /^# /],
  ])("the same verdict as %s, without colour off a terminal", async (format, shape) => {
    await cli.write({ "docs/design/a.md": INCOMPLETE_DOCUMENT });
    const { status, printed, complained } = await cli.run(["check", "--format", format]);
    expect({ status, complained }).toEqual({ status: 1, complained: "" });
    expect(printed).toMatch(shape);
    expect(printed).not.toContain(CSI);
  });

  it("json and sarif that are JSON also where there is nothing", async () => {
    for (const format of ["json", "sarif"]) {
      const { printed } = await cli.run(["check", "--format", format]);
      expect(JSON.parse(printed)).toBeTypeOf("object");
    }
  });
});
