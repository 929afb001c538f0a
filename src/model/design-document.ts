/** How a pull request changes a file. */
export type FileChange = "added" | "modified" | "renamed" | "removed";

/** A file that a pull request changes. */
export interface ChangedFile {
  readonly path: string;
  /** Where it was before, if it was renamed. */
  readonly previousPath: string | null;
  readonly change: FileChange;
  /** The git object id of its content; of a removed file, of what was removed. */
  readonly blob: string;
}

/** What stands in a design document, or why nobody can read it. */
export type DocumentContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unreadable"; readonly why: string };

/** A changed file that the gate reads. Of a removed one, the content is what was removed. */
export interface DesignDocument extends ChangedFile {
  readonly content: DocumentContent;
  /** Its text on the base branch; null: it is new, removed, or no text there. */
  readonly base: string | null;
}
