import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { UsageError } from "./subcommand.ts";

const run = promisify(execFile);

/** Longer than any document that is read. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The commit at which the present work left a branch or commit. */
export async function mergeBase(folder: string, base: string): Promise<string> {
  try {
    return (await git(folder, ["merge-base", "--end-of-options", base, "HEAD"])).trim();
  } catch (error) {
    throw new UsageError(`git cannot compare with ${base}: is it a commit of this repository?`, {
      cause: error,
    });
  }
}

/** Files below a folder that were added, changed or renamed since a commit, as full paths. */
export async function changedSince(folder: string, commit: string): Promise<readonly string[]> {
  const options = ["--name-only", "--diff-filter=ACMR", "--relative", "-z", commit, "--"];
  const changed = await git(folder, ["diff", ...options]);
  const untracked = await git(folder, ["ls-files", "--others", "--exclude-standard", "-z"]);
  const paths = [...changed.split("\0"), ...untracked.split("\0")];
  return paths.filter((path) => path !== "").map((path) => join(folder, path));
}

/** A file's text at a commit, by its path from the folder; null: it was not there. */
export async function textAt(folder: string, commit: string, path: string): Promise<string | null> {
  try {
    return await git(folder, ["show", "--end-of-options", `${commit}:./${path}`]);
  } catch {
    return null;
  }
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  return (await run("git", [...args], { cwd: folder, maxBuffer: MOST_BYTES })).stdout;
}
