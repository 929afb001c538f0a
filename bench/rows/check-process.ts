import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { builtPackage } from "../built-package.ts";
import type { Row } from "../row.ts";
import { sideBySide } from "../side-by-side.ts";
import { milliseconds } from "../units.ts";

const LINTER = join(
  dirname(createRequire(import.meta.url).resolve("markdownlint-cli2")),
  "markdownlint-cli2-bin.mjs",
);

/** What a pre-commit hook or a CI step costs, with the start of the process. */
export const checkProcess: Row = {
  what: "threatgate check FOLDER, times faster than markdownlint-cli2",
  target: { atLeast: 3 },
  async measure(folder, patience = { rounds: 5, roundTime: 0, warmups: 1 }) {
    const { program } = await builtPackage();
    // Both run in a copy whose name makes all of it design documents, with nobody's config near.
    const place = await mkdtemp(join(tmpdir(), "threatgate-bench-"));
    try {
      await cp(folder, join(place, "design"), { recursive: true });
      const ours = async () => runNode(place, [program, "check", "design"]);
      const theirs = async () => runNode(place, [LINTER, "design/**/*.md"]);
      const timing = await sideBySide({ ours, theirs }, patience);
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
