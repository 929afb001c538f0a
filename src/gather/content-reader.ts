import { documentContent } from "../github/document-content.ts";
import { isSymbolicLink } from "../github/symbolic-link.ts";
import type { ChangedFile, DocumentContent } from "../model/design-document.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { World } from "../world.ts";

/** Gives what stands in a changed file. */
export type ContentReader = (file: ChangedFile) => Promise<DocumentContent>;

/** So many one-line files of a head are told from symbolic links: a request for each folder. */
const MOST_LINKS = 20;
const DEEPEST_LINK = 20;

/** More text of one head is not remembered, in characters: the disk is everybody's. */
const MOST_REMEMBERED = 16 * 1024 * 1024;

/** Reads the files of one head: once each, from what is remembered, else from GitHub. */
export function contentReader(
  { github, store, now }: World,
  { repository, headSha }: PullRequest,
  maxBytes: number,
): ContentReader {
  let links = 0;
  let remembered = 0;

  async function isLink(path: string): Promise<boolean> {
    const isTooMuch = ++links > MOST_LINKS || path.split("/").length > DEEPEST_LINK;
    return isTooMuch || isSymbolicLink(github, repository, headSha, path);
  }

  return async ({ blob, path }) => {
    const known = await store.documents.get(repository.id, blob, now);
    if (known !== null && known.length <= maxBytes) return { kind: "text", text: known };
    const content = await documentContent(github, repository, blob, maxBytes);
    if (content.kind === "unreadable") return content;
    if (looksLikeLinkTarget(content.text) && (await isLink(path))) {
      return { kind: "unreadable", why: "it is a symbolic link" };
    }
    remembered += content.text.length;
    if (remembered <= MOST_REMEMBERED) {
      await store.documents.keep(repository.id, blob, content.text, now);
    }
    return content;
  };
}

/** A link's object holds the path it leads to: one short line without an end. Few documents do. */
function looksLikeLinkTarget(text: string): boolean {
  return text.length > 0 && text.length <= 4096 && !text.includes("\n");
}
