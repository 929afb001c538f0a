import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach } from "vitest";
import { runCommand } from "../../src/cli/main.ts";
import type { Surroundings } from "../../src/cli/subcommand.ts";

/** What a command said, and how it ended. */
export interface Ended {
  readonly status: number;
  readonly printed: string;
  readonly complained: string;
}

/** A folder of each test's own, and the command line in it. */
export interface CommandLine {
  folder(): string;
  write(files: Readonly<Record<string, string | Buffer>>): Promise<void>;
  git(...args: readonly string[]): string;
  /** Runs `threatgate ARGS` in the folder. */
  run(args: readonly string[], changes?: Partial<Surroundings>): Promise<Ended>;
}

export function commandLine(): CommandLine {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "threatgate-"));
  });
  afterEach(() => rm(folder, { recursive: true }));
  return {
    folder: () => folder,
    write: async (files) => {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
      }
    },
    git: (...args) =>
      execFileSync("git", [...IDENTITY, ...args], { cwd: folder, encoding: "utf8" }),
    run: (args, changes = {}) => ended(args, { ...SURROUNDINGS, folder, ...changes }),
  };
}

const IDENTITY = ["-c", "user.name=ada", "-c", "user.email=ada@example.com"];

const SURROUNDINGS = {
  environment: {},
  now: "2026-11-23T12:00:00Z",
  isTerminal: false,
  width: 100,
  isWatched: false,
  input: () => Readable.from([]),
} as const;

async function ended(
  args: readonly string[],
  surroundings: Omit<Surroundings, "print" | "complain">,
): Promise<Ended> {
  let printed = "";
  let complained = "";
  const status = await runCommand(args, {
    ...surroundings,
    print: (text) => {
      printed += text;
    },
    complain: (text) => {
      complained += text;
    },
  });
  return { status, printed, complained };
}
