import type { Outline } from "./block.ts";
import { piecesOf } from "./texts.ts";

/** A document links to no more other ones than this that are looked at. */
const MOST_LINKS = 100;

/** Files that may hold a threat model. */
const DOCUMENT = /\.(?:md|markdown|mdx|json|ya?ml|otm|hcl)(?:[?#]|$)/iu;
const MAY_LINK = /\.(?:md|markdown|mdx|json|ya?ml|otm|hcl)\b/iu;

/** The documents of the same repository that a document links to, as paths from its top. */
export function linkedFiles({ root, references }: Outline, path: string): readonly string[] {
  const byReference = references.some((address) => DOCUMENT.test(address));
  const found = new Set<string>();
  for (const piece of piecesOf(root)) {
    if (piece.kind === "fence" || found.size >= MOST_LINKS) continue;
    const { raw } = piece.text;
    if (!MAY_LINK.test(raw) && !(byReference && raw.includes("]"))) continue;
    for (const { href } of piece.text.links) {
      const file = DOCUMENT.test(href) ? pathOf(href, path) : null;
      if (file !== null) found.add(file);
    }
  }
  return [...found];
}

/** Where a link leads to in the repository; null: elsewhere. */
function pathOf(href: string, from: string): string | null {
  if (/^[a-z][a-z\d+.-]*:|^\/\//iu.test(href)) return null;
  const address = decoded(href.split(/[?#]/u)[0] ?? "");
  const isFromTop = address.startsWith("/");
  const parts = isFromTop ? [] : from.split("/").slice(0, -1);
  for (const part of address.split("/")) {
    if (part === "" || part === ".") continue;
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
