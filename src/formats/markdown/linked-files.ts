import type { Inline, Outline } from "./block.ts";
import { piecesOf } from "./texts.ts";

/** A document links to no more other ones than this that are looked at. */
const MOST_LINKS = 100;

/** Files that may hold a threat model. */
const DOCUMENT = /\.(?:md|markdown|mdx|json|ya?ml|otm|hcl)(?:[?#]|$)/iu;
const MAY_LINK = /\.(?:md|markdown|mdx|json|ya?ml|otm|hcl)\b/iu;

/** The documents of the same repository that a document links to, as paths from its top. */
export function linkedFiles({ root, references }: Outline, path: string): readonly string[] {
  // Links by reference (`[the threats][1]`) say nothing of where they lead.
  const byReference = references.some((address) => DOCUMENT.test(address));
  const mayLink = ({ raw }: Inline) =>
    (raw.includes(".") && MAY_LINK.test(raw)) || (byReference && raw.includes("]"));
  const files = new Set<string>();
  for (const piece of piecesOf(root)) {
    if (piece.kind === "fence" || !mayLink(piece.text)) continue;
    for (const file of filesIn(piece.text, path)) files.add(file);
    if (files.size >= MOST_LINKS) break;
  }
  return [...files];
}

function filesIn({ links }: Inline, path: string): readonly string[] {
  return links
    .filter(({ href }) => DOCUMENT.test(href) && !isElsewhere(href))
    .map(({ href }) => pathOf(href, path))
    .filter((file) => file !== null);
}

/** `https://…`, `mailto:…`, `//host/…`. */
function isElsewhere(href: string): boolean {
  return /^[a-z][a-z\d+.-]*:|^\/\//iu.test(href);
}

/** Where a link leads to in the repository; null: out of it. */
function pathOf(href: string, from: string): string | null {
  const address = decoded(href.split(/[?#]/u)[0] ?? "");
  const parts = address.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of address.split("/").filter((name) => name !== "" && name !== ".")) {
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
