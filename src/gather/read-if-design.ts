import { fileAt } from "../github/file-at.ts";
import { isDesign, isThreatModel } from "../is-design.ts";
import type { ChangedFile, DesignDocument, DocumentContent } from "../model/design-document.ts";
import type { DocumentPolicy } from "../model/policy.ts";
import type { PullRequest } from "../model/pull-request.ts";
import { type DocumentCandidate, documentCandidate } from "../policy/documents.ts";
import type { World } from "../world.ts";
import type { ContentReader } from "./content-reader.ts";

/** What the looking for design documents stands on. */
export interface Search {
  readonly world: World;
  readonly pull: PullRequest;
  readonly policy: DocumentPolicy;
  readonly contentOf: ContentReader;
}

/** A changed file, read, if it is a design document or was one; else null. */
export async function readIfDesign(
  search: Search,
  file: ChangedFile,
): Promise<DesignDocument | null> {
  const candidate = documentCandidate(file.path, search.policy);
  const present = candidate === "never" ? null : await readWhereItIs(search, file, candidate);
  return present === null && file.previousPath !== null ? readIfMovedAway(search, file) : present;
}

async function readWhereItIs(
  search: Search,
  file: ChangedFile,
  candidate: DocumentCandidate,
): Promise<DesignDocument | null> {
  const content = await search.contentOf(file);
  if (isDesign(candidate, file, content, search.policy)) {
    return { ...file, content, base: await baseOf(search, file) };
  }
  // A threat model does not end by losing its heading, or by no longer being readable.
  if (candidate !== "if-threat-model") return null;
  const base = await baseOf(search, file);
  if (base === null) return null;
  const before = { kind: "text", text: base } as const;
  const wasModel = isThreatModel(file.previousPath ?? file.path, before, search.policy);
  return wasModel ? { ...file, content, base } : null;
}

/** A threat model that is moved to where nobody reads it is removed, as far as the gate goes. */
async function readIfMovedAway(search: Search, file: ChangedFile): Promise<DesignDocument | null> {
  const path = file.previousPath ?? file.path;
  const candidate = documentCandidate(path, search.policy);
  const text = candidate === "never" ? null : await baseOf(search, file);
  if (text === null) return null;
  const content: DocumentContent = { kind: "text", text };
  const removed: ChangedFile = { ...file, path, previousPath: null, change: "removed" };
  const was = isDesign(candidate, removed, content, search.policy);
  return was ? { ...removed, content, base: null } : null;
}

/** What it was on the base branch: read once for each commit that the branch is at. */
async function baseOf(
  { world: { github, store, now }, pull: { repository, baseSha } }: Search,
  { path, previousPath, change }: ChangedFile,
): Promise<string | null> {
  if (change !== "modified" && change !== "renamed") return null;
  const basePath = previousPath ?? path;
  const key = `${baseSha}:${basePath}`;
  const known = await store.documents.get(repository.id, key, now);
  if (known !== null) return known;
  const text = await fileAt(github, repository, basePath, baseSha);
  if (text !== null) await store.documents.keep(repository.id, key, text, now);
  return text;
}
