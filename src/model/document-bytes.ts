import type { DocumentContent } from "./design-document.ts";

/** A document's bytes as text; not UTF-8, with a zero byte, or more than `maxBytes`: unreadable. */
export function contentOfBytes(bytes: Uint8Array, maxBytes: number): DocumentContent {
  if (bytes.length > maxBytes) return tooLarge(maxBytes);
  if (bytes.includes(0)) return { kind: "unreadable", why: "it is a binary file" };
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { kind: "unreadable", why: "it is not UTF-8 text" };
  }
}

/** What is said of a document that is over the limit, in bytes. */
export function tooLarge(maxBytes: number): DocumentContent {
  return { kind: "unreadable", why: `it is larger than ${Math.floor(maxBytes / 1024)} KiB` };
}
