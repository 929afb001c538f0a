import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { builtPackage } from "../built-package.ts";
import { type MarkdownFile, markdownFiles } from "../folder-documents.ts";
import type { Row } from "../row.ts";
import { sideBySide } from "../side-by-side.ts";
import { milliseconds } from "../units.ts";

const require = createRequire(import.meta.url);
const LINTER = join(dirname(require.resolve("markdownlint-cli2")), "markdownlint-cli2-bin.mjs");

/** What a pre-commit hook or a CI step costs, with the start of the process. */
export const checkProcess: Row = {
  what: "threatgate check FOLDER, times faster than markdownlint-cli2",
  target: { atLeast: 3 },
  async measure(folder, patience = { rounds: 5, roundTime: 0, warmups: 1 }) {
    const { program } = await builtPackage();
    // A copy of what both can read, with nobody's config near; its name makes all of it design documents.
    const place = await mkdtemp(join(tmpdir(), "threatgate-bench-"));
    try {
      await copyTo(join(place, "design"), markdownFiles(folder));
      const ours = async () => runNode(place, [program, "check", "design"]);
      const theirs = async () => runNode(place, [LINTER, "design/**/*.md"]);
      const timing = await sideBySide({ ours, theirs }, patience, "wall");
      return {
        ratio: 1 / timing.ratio,
        ours: milliseconds(timing.ours),
        theirs: milliseconds(timing.theirs),
      };
    } finally {
      await rm(place, { recursive: true });
    }
  },
};

async function copyTo(folder: string, files: readonly MarkdownFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Both programs end with 1 where they find something, which is no failure here. */
function runNode(folder: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 256 * 1024 * 1024 };
    execFile(process.execPath, [...args], options, (error, _said, complaint) => {
      if (error === null || error.code === 1) resolve();
      else reject(new Error(`${args.join(" ")}: ${complaint.slice(0, 2000)}`));
    });
  });
}
