import { execFile } from "node:child_process";
import { lstat, readdir, readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { isThreatModelDocument } from "../formats/index.ts";
import { readFrontMatter } from "../formats/markdown/front-matter.ts";
import type { DesignDocument, DocumentContent } from "../model/design-document.ts";
import type { DocumentPolicy } from "../model/policy.ts";
import { documentCandidate } from "../policy/documents.ts";
import { UsageError } from "./subcommand.ts";

const run = promisify(execFile);

/** Folders that hold other people's files, or none that a person wrote. */
const SKIPPED_FOLDERS = new Set([".git", "node_modules", "dist", "vendor"]);

/** Which files to look at: those named, those changed since a commit, or all of the folder. */
export interface Selection {
  readonly folder: string;
  readonly paths: readonly string[];
  /** A commit or branch to compare with; null: none. */
  readonly base: string | null;
}

/**
 * The design documents of a selection, in path order, with paths relative to the folder. A file
 * that is named is a design document whatever its name; in folders the config decides.
 */
export async function documentFiles(
  selection: Selection,
  policy: DocumentPolicy,
): Promise<readonly DesignDocument[]> {
  const { named, found } = await selectedFiles(selection);
  const documents: DesignDocument[] = [];
  for (const file of [...new Set([...named, ...found])].sort()) {
    const path = relative(selection.folder, file).split(sep).join("/");
    const document = await readIfDesign(file, path, named.has(file), policy);
    if (document !== null) documents.push(document);
  }
  return documents;
}

interface SelectedFiles {
  readonly named: ReadonlySet<string>;
  readonly found: readonly string[];
}

async function selectedFiles(selection: Selection): Promise<SelectedFiles> {
  const named = new Set<string>();
  const folders: string[] = [];
  for (const path of selection.paths.map((path) => resolve(selection.folder, path))) {
    if (await isFolder(path)) folders.push(path);
    else named.add(path);
  }
  if (selection.base !== null) return { named, found: await changedSince(selection) };
  if (selection.paths.length === 0) folders.push(selection.folder);
  return { named, found: (await Promise.all(folders.map(filesBelow))).flat() };
}

async function readIfDesign(
  file: string,
  path: string,
  isNamed: boolean,
  policy: DocumentPolicy,
): Promise<DesignDocument | null> {
  const candidate = isNamed ? "always" : documentCandidate(path, policy);
  if (candidate === "never") return null;
  const content = await contentOf(file, policy.maxBytes);
  const document: DesignDocument = { path, change: "modified", blob: "", content };
  if (candidate === "always") return document;
  if (content.kind === "unreadable") return null;
  if (candidate === "if-required") return readFrontMatter(content.text).required ? document : null;
  const { headings } = policy;
  return isThreatModelDocument({ path, text: content.text }, { headings }) ? document : null;
}

async function contentOf(file: string, maxBytes: number): Promise<DocumentContent> {
  const stats = await lstat(file);
  if (stats.isSymbolicLink()) return { kind: "unreadable", why: "it is a symbolic link" };
  if (stats.size > maxBytes) {
    return { kind: "unreadable", why: `it is larger than ${Math.floor(maxBytes / 1024)} KiB` };
  }
  const bytes = await readFile(file);
  if (bytes.includes(0)) return { kind: "unreadable", why: "it is a binary file" };
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "unreadable", why: "it is not UTF-8 text" };
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch (error) {
    throw new UsageError(`there is no file or folder ${path}`, { cause: error });
  }
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile()) found.push(path);
    else if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) {
      found.push(...(await filesBelow(path)));
    }
  }
  return found;
}

async function changedSince({ folder, base }: Selection): Promise<readonly string[]> {
  const range = ["--end-of-options", `${base}...HEAD`, "--"];
  const options = ["--name-only", "--diff-filter=ACMR", "--relative", "-z"];
  try {
    const { stdout } = await run("git", ["diff", ...options, ...range], { cwd: folder });
    return stdout
      .split("\0")
      .filter((path) => path !== "")
      .map((path) => join(folder, path));
  } catch (error) {
    throw new UsageError(`git cannot compare with ${base}: is it a commit of this repository?`, {
      cause: error,
    });
  }
}
