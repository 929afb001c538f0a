import type { ChangedFile, DesignDocument } from "./design-document.ts";
import type { Facts } from "./facts.ts";

/**
 * A pull request with design documents as it was last assessed: all that it takes to judge it again
 * under another policy, but for the texts, which are remembered by their git object.
 */
export interface Session {
  readonly known: Omit<Facts, "policy" | "ownership" | "documents" | "progress" | "blindSpot">;
  readonly documents: readonly SessionDocument[];
}

/** A design document without its text. */
export interface SessionDocument extends ChangedFile {
  /** Why nobody could read it; null: it has a text. */
  readonly unreadable: string | null;
  /** Whether it stood on the base branch as text. */
  readonly hasBase: boolean;
}

/** What is kept of the facts for a later judgement. */
export function sessionOf({
  policy,
  ownership,
  documents,
  progress,
  blindSpot,
  ...known
}: Facts): Session {
  return { known, documents: documents.map(withoutText) };
}

function withoutText({ content, base, ...file }: DesignDocument): SessionDocument {
  const unreadable = content.kind === "text" ? null : content.why;
  return { ...file, unreadable, hasBase: base !== null };
}
