import type { ChangedFile, DesignDocument } from "../model/design-document.ts";
import type { DocumentPolicy } from "../model/policy.ts";
import type { PullRequest } from "../model/pull-request.ts";
import { documentCandidate } from "../policy/documents.ts";
import type { World } from "../world.ts";
import { contentReader } from "./content-reader.ts";
import { readIfDesign } from "./read-if-design.ts";

/** What was found among changed files. */
export interface FoundDocuments {
  /** In path order. */
  readonly documents: readonly DesignDocument[];
  /** False: there were so many files that some were not looked into, and any may be one. */
  readonly areAll: boolean;
}

/**
 * More files of one head are not opened: each costs a request of the organisation's hour, and
 * anyone who may open a pull request may change any number of files.
 */
const MOST_OPENED = 500;

/** This many are opened at a time, so that few wait in memory. */
const AT_ONCE = 10;

/** More text of one pull request is not read, in characters, with that of the base branch. */
const MOST_TEXT = 8 * 1024 * 1024;

const TOO_MUCH = {
  kind: "unreadable",
  why: "the design documents of this pull request are larger than 8 MiB in all",
} as const;

/** The design documents among the files that a pull request changes. */
export async function designDocuments(
  world: World,
  pull: PullRequest,
  files: readonly ChangedFile[],
  policy: DocumentPolicy,
): Promise<FoundDocuments> {
  const search = { world, pull, policy, contentOf: contentReader(world, pull, policy.maxBytes) };
  const candidates = worthOpening(files, policy);
  const opened = candidates.slice(0, MOST_OPENED);
  const found: DesignDocument[] = [];
  let text = 0;
  for (let from = 0; from < opened.length; from += AT_ONCE) {
    const some = opened.slice(from, from + AT_ONCE);
    const read = await Promise.all(some.map((file) => readIfDesign(search, file)));
    for (const document of read.filter((each) => each !== null)) {
      text += lengthOf(document);
      found.push(text > MOST_TEXT ? { ...document, content: TOO_MUCH, base: null } : document);
    }
  }
  return {
    documents: found.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path))),
    areAll: opened.length === candidates.length,
  };
}

/** Those that are design documents by their path come first. */
function worthOpening(
  files: readonly ChangedFile[],
  policy: DocumentPolicy,
): readonly ChangedFile[] {
  const sure: ChangedFile[] = [];
  const perhaps: ChangedFile[] = [];
  for (const file of files) {
    const paths = [file.path, ...(file.previousPath === null ? [] : [file.previousPath])];
    const kinds = paths.map((path) => documentCandidate(path, policy));
    if (kinds.includes("always")) sure.push(file);
    else if (kinds.some((kind) => kind !== "never")) perhaps.push(file);
  }
  return [...sure, ...perhaps];
}

function lengthOf({ content, base }: DesignDocument): number {
  return (content.kind === "text" ? content.text.length : 0) + (base?.length ?? 0);
}
