import { lstat, readdir, readFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { isThreatModelDocument } from "../formats/index.ts";
import { readFrontMatter } from "../formats/markdown/front-matter.ts";
import type { DesignDocument, DocumentContent } from "../model/design-document.ts";
import { contentOfBytes, tooLarge } from "../model/document-bytes.ts";
import type { DocumentPolicy } from "../model/policy.ts";
import { documentCandidate } from "../policy/documents.ts";
import { changedSince, mergeBase, textAt } from "./git.ts";
import { UsageError } from "./subcommand.ts";

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
  const { folder } = selection;
  const commit = selection.base === null ? null : await mergeBase(folder, selection.base);
  const { named, found } = await selectedFiles(selection, commit);
  const documents: DesignDocument[] = [];
  for (const file of [...new Set([...named, ...found])].sort()) {
    const path = relative(folder, file).split(sep).join("/");
    const content = await designContent(file, path, named.has(file), policy);
    if (content === null) continue;
    const base = commit === null ? null : await textAt(folder, commit, path);
    const change = commit !== null && base === null ? "added" : "modified";
    documents.push({ path, previousPath: null, change, blob: "", content, base });
  }
  return documents;
}

interface SelectedFiles {
  readonly named: ReadonlySet<string>;
  readonly found: readonly string[];
}

async function selectedFiles(
  { folder, paths }: Selection,
  commit: string | null,
): Promise<SelectedFiles> {
  const named = new Set<string>();
  const folders: string[] = [];
  for (const path of paths.map((path) => resolve(folder, path))) {
    if (await isFolder(path)) folders.push(path);
    else named.add(path);
  }
  if (paths.length === 0) folders.push(folder);
  if (commit === null) return { named, found: (await Promise.all(folders.map(filesBelow))).flat() };
  const changed = await changedSince(folder, commit);
  return { named, found: changed.filter((file) => folders.some((it) => isBelow(file, it))) };
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** What stands in a design document; null: the file is none. */
async function designContent(
  file: string,
  path: string,
  isNamed: boolean,
  policy: DocumentPolicy,
): Promise<DocumentContent | null> {
  const candidate = isNamed ? "always" : documentCandidate(path, policy);
  if (candidate === "never") return null;
  const content = await contentOf(file, policy.maxBytes);
  if (candidate === "always") return content;
  if (content.kind === "unreadable") return null;
  const { text } = content;
  const isDesign =
    candidate === "if-required"
      ? readFrontMatter(text).required
      : isThreatModelDocument({ path, text }, { headings: policy.headings });
  return isDesign ? content : null;
}

async function contentOf(file: string, maxBytes: number): Promise<DocumentContent> {
  const stats = await lstat(file);
  if (stats.isSymbolicLink()) return { kind: "unreadable", why: "it is a symbolic link" };
  if (!stats.isFile()) return { kind: "unreadable", why: "it is not a file" };
  return stats.size > maxBytes
    ? tooLarge(maxBytes)
    : contentOfBytes(await readFile(file), maxBytes);
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
