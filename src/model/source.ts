/** A design document's text, with its path in the repository. */
export interface SourceDocument {
  readonly path: string;
  readonly text: string;
}

/** A place in a document: 1-based lines, both ends included. */
export interface Lines {
  readonly line: number;
  readonly endLine: number;
}
