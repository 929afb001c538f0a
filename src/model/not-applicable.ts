import type { DesignDocument } from "./design-document.ts";
import type { Instant } from "./time.ts";

/** A team's word that a design needs no threat model. */
export interface NotApplicable {
  readonly by: string;
  readonly reason: string;
  /** The documents that it was said of, each in exactly one version. */
  readonly versions: readonly string[];
  readonly at: Instant;
}

/** Which versions of which documents these are, in path order. */
export function versionsOf(documents: readonly DesignDocument[]): readonly string[] {
  return documents.map(({ path, blob }) => `${blob} ${path}`);
}

/** Whether it was said of just these documents as they are. */
export function isSaidOf(claim: NotApplicable, documents: readonly DesignDocument[]): boolean {
  const versions = versionsOf(documents);
  return (
    versions.length === claim.versions.length &&
    versions.every((version, at) => version === claim.versions[at])
  );
}
