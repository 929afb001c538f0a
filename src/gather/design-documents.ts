import { isThreatModelDocument } from "../formats/index.ts";
import { readFrontMatter } from "../formats/markdown/front-matter.ts";
import { documentContent } from "../github/document-content.ts";
import { fileAt } from "../github/file-at.ts";
import { isSymbolicLink } from "../github/symbolic-link.ts";
import type { ChangedFile, DesignDocument, DocumentContent } from "../model/design-document.ts";
import type { DocumentPolicy } from "../model/policy.ts";
import type { PullRequest } from "../model/pull-request.ts";
import { type DocumentCandidate, documentCandidate } from "../policy/documents.ts";
import type { World } from "../world.ts";

/** The design documents among the files that a pull request changes, in path order. */
export async function designDocuments(
  world: World,
  pull: PullRequest,
  files: readonly ChangedFile[],
  policy: DocumentPolicy,
): Promise<readonly DesignDocument[]> {
  const found = await Promise.all(files.map((file) => readIfDesign(world, pull, file, policy)));
  return found
    .filter((document) => document !== null)
    .sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

async function readIfDesign(
  world: World,
  pull: PullRequest,
  file: ChangedFile,
  policy: DocumentPolicy,
): Promise<DesignDocument | null> {
  const isMoved = file.previousPath !== null;
  const document = await readWhereItIs(world, pull, file, policy);
  return document === null && isMoved ? readIfMovedAway(world, pull, file, policy) : document;
}

async function readWhereItIs(
  world: World,
  pull: PullRequest,
  file: ChangedFile,
  policy: DocumentPolicy,
): Promise<DesignDocument | null> {
  const candidate = documentCandidate(file.path, policy);
  if (candidate === "never") return null;
  const content = await contentOf(world, pull, file, policy.maxBytes);
  if (!isDesign(candidate, file, content, policy)) return null;
  return { ...file, content, base: await baseOf(world, pull, file) };
}

/** A threat model that is moved to where nobody reads it is removed, as far as the gate goes. */
async function readIfMovedAway(
  world: World,
  pull: PullRequest,
  file: ChangedFile,
  policy: DocumentPolicy,
): Promise<DesignDocument | null> {
  const path = file.previousPath ?? file.path;
  const candidate = documentCandidate(path, policy);
  const text = candidate === "never" ? null : await baseOf(world, pull, file);
  if (text === null) return null;
  const content: DocumentContent = { kind: "text", text };
  const removed: ChangedFile = { ...file, path, previousPath: null, change: "removed" };
  return isDesign(candidate, removed, content, policy) ? { ...removed, content, base: null } : null;
}

function isDesign(
  candidate: DocumentCandidate,
  file: ChangedFile,
  content: DocumentContent,
  policy: DocumentPolicy,
): boolean {
  if (candidate === "if-required") return isRequired(content);
  const isSure = candidate === "always" && file.change !== "removed";
  return isSure || isThreatModel(file.path, content, policy);
}

/** What it was on the base branch: read once for each commit that the branch is at. */
async function baseOf(
  { github, store, now }: World,
  { repository, baseSha }: PullRequest,
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

function isRequired(content: DocumentContent): boolean {
  return content.kind === "text" && readFrontMatter(content.text).required;
}

function isThreatModel(path: string, content: DocumentContent, policy: DocumentPolicy): boolean {
  return (
    content.kind === "text" &&
    isThreatModelDocument({ path, text: content.text }, { headings: policy.headings })
  );
}

async function contentOf(
  { github, store, now }: World,
  { repository, headSha }: PullRequest,
  { blob, path }: ChangedFile,
  maxBytes: number,
): Promise<DocumentContent> {
  const known = await store.documents.get(repository.id, blob, now);
  if (known !== null && known.length <= maxBytes) return { kind: "text", text: known };
  const content = await documentContent(github, repository, blob, maxBytes);
  if (content.kind === "unreadable") return content;
  if (
    looksLikeLinkTarget(content.text) &&
    (await isSymbolicLink(github, repository, headSha, path))
  ) {
    return { kind: "unreadable", why: "it is a symbolic link" };
  }
  await store.documents.keep(repository.id, blob, content.text, now);
  return content;
}

/** A link's object holds the path it leads to: one short line without an end. Few documents do. */
function looksLikeLinkTarget(text: string): boolean {
  return text.length > 0 && text.length <= 4096 && !text.includes("\n");
}
