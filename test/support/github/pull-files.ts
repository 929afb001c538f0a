import { isObject, type JsonObject, objectAt } from "./json.ts";
import type { PullRecord } from "./pulls.ts";
import type { GitHubState } from "./state.ts";

/** What a tree holds at a path. */
interface Entry {
  readonly sha: string;
  readonly mode: string;
}

interface Change {
  readonly filename: string;
  readonly sha: string;
  readonly status: "added" | "modified" | "renamed" | "removed";
  readonly previous?: string;
  readonly additions: number;
  readonly deletions: number;
}

const known = new WeakMap<GitHubState, Map<string, Promise<readonly JsonObject[]>>>();

/** All that a pull request changes since its branch left the base, in path order, uncut. */
export function changedFiles(state: GitHubState, pull: PullRecord): Promise<readonly JsonObject[]> {
  const ofState = known.get(state) ?? new Map<string, Promise<readonly JsonObject[]>>();
  known.set(state, ofState);
  const key = keyOf(pull);
  const files = ofState.get(key) ?? compare(state, pull);
  ofState.set(key, files);
  return files;
}

/** The blobs of a pull request whose files somebody has asked for; of others, none. */
export async function listedBlobs(
  state: GitHubState,
  pull: PullRecord,
): Promise<ReadonlySet<string>> {
  const files = await known.get(state)?.get(keyOf(pull));
  return new Set((files ?? []).map(({ sha }) => String(sha)));
}

function keyOf({ repository, baseSha, headSha }: PullRecord): string {
  return `${repository} ${baseSha} ${headSha}`;
}

async function compare(state: GitHubState, pull: PullRecord): Promise<readonly JsonObject[]> {
  const at = `/repos/${pull.repository}`;
  const range = `${pull.baseSha}...${pull.headSha}`;
  const comparison = await state.emulator.read(`${at}/compare/${range}?per_page=1&page=2`);
  const base = String(objectAt(comparison, "merge_base_commit")["sha"]);
  const [before, after] = await Promise.all([tree(state, at, base), tree(state, at, pull.headSha)]);
  // Thousands of texts would take seconds; nobody reads the line counts of so many.
  const isMany = Math.abs(after.size - before.size) > MOST_COUNTED;
  const linesOf = (sha: string) => (isMany ? Promise.resolve([]) : lines(state, at, sha));
  const changes = await differences(before, after, linesOf);
  return changes.map((change) => fileJson(state, pull, base, change));
}

async function tree(state: GitHubState, at: string, commit: string): Promise<Map<string, Entry>> {
  const { tree: root } = await state.emulator.read(`${at}/git/commits/${commit}`);
  const sha = isObject(root) ? root["sha"] : "";
  const { tree: entries } = await state.emulator.read(`${at}/git/trees/${sha}?recursive=1`);
  const files = (Array.isArray(entries) ? entries.filter(isObject) : []).filter(
    ({ type }) => type !== "tree",
  );
  return new Map(
    files.map(({ path, sha: id, mode }) => [String(path), { sha: String(id), mode: String(mode) }]),
  );
}

type Lines = (sha: string) => Promise<readonly string[]>;

async function differences(
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
  linesOf: Lines,
): Promise<readonly Change[]> {
  const removed = [...before].filter(([path]) => !after.has(path));
  const added = [...after].filter(([path]) => !before.has(path));
  const renames = await findRenames(removed, added, linesOf);
  const changes: Change[] = [];
  for (const [filename, { sha, mode }] of after) {
    const old = before.get(filename);
    const previous = renames.get(filename);
    if (old !== undefined && old.sha === sha && old.mode === mode) continue;
    const from = old?.sha ?? (previous === undefined ? null : (before.get(previous)?.sha ?? null));
    const status = old !== undefined ? "modified" : previous === undefined ? "added" : "renamed";
    const counts = countLines(from === null ? [] : await linesOf(from), await linesOf(sha));
    changes.push({ filename, sha, status, ...(previous ? { previous } : {}), ...counts });
  }
  const gone = removed.filter(([path]) => ![...renames.values()].includes(path));
  for (const [filename, { sha }] of gone) {
    const counts = countLines(await linesOf(sha), []);
    changes.push({ filename, sha, status: "removed", ...counts });
  }
  return changes.sort((a, b) => (a.filename < b.filename ? -1 : 1));
}

const MOST_COUNTED = 300;
/** Git's bound on how many files it holds against each other. */
const MOST_COMPARED = 50;
/** Git calls it a rename from half of the content on. */
const LEAST_ALIKE = 0.5;

/** New path → old path. */
async function findRenames(
  removed: readonly (readonly [string, Entry])[],
  added: readonly (readonly [string, Entry])[],
  linesOf: Lines,
): Promise<ReadonlyMap<string, string>> {
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  for (const [path, { sha }] of added) {
    const same = removed.find(([old, entry]) => entry.sha === sha && !taken.has(old));
    if (same === undefined) continue;
    renames.set(path, same[0]);
    taken.add(same[0]);
  }
  if (removed.length > MOST_COMPARED || added.length > MOST_COMPARED) return renames;
  for (const [path, { sha }] of added.filter(([path]) => !renames.has(path))) {
    let best = { old: "", alike: LEAST_ALIKE };
    for (const [old, entry] of removed.filter(([old]) => !taken.has(old))) {
      const alike = likeness(await linesOf(entry.sha), await linesOf(sha));
      if (alike >= best.alike) best = { old, alike };
    }
    if (best.old === "") continue;
    renames.set(path, best.old);
    taken.add(best.old);
  }
  return renames;
}

function likeness(a: readonly string[], b: readonly string[]): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : (a.length - countLines(a, b).deletions) / longest;
}

/** Lines that are in one text and not in the other; moved lines count for none. */
function countLines(
  before: readonly string[],
  after: readonly string[],
): { readonly additions: number; readonly deletions: number } {
  const counts = new Map<string, number>();
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1);
  let additions = 0;
  for (const line of after) {
    const left = counts.get(line) ?? 0;
    if (left === 0) additions++;
    else counts.set(line, left - 1);
  }
  return { additions, deletions: before.length - (after.length - additions) };
}

async function lines(state: GitHubState, at: string, sha: string): Promise<readonly string[]> {
  const path = `${at}/git/blobs/${sha}`;
  const { status, body } = await state.emulator.send({ method: "GET", path, token: null });
  if (status !== 200 || !isObject(body)) return [];
  const text = Buffer.from(String(body["content"]), "base64").toString();
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

function fileJson(state: GitHubState, pull: PullRecord, base: string, change: Change): JsonObject {
  const path = change.filename.split("/").map(encodeURIComponent).join("/");
  const commit = change.status === "removed" ? base : pull.headSha;
  const html = `${state.url}/${pull.repository}`;
  const api = `${state.url}/repos/${pull.repository}`;
  return {
    sha: change.sha,
    filename: change.filename,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${html}/blob/${commit}/${path}`,
    raw_url: `${html}/raw/${commit}/${path}`,
    contents_url: `${api}/contents/${path}?ref=${commit}`,
    ...(change.previous === undefined ? {} : { previous_filename: change.previous }),
  };
}
