/** A row as it stands in a file: the names of its columns, and what they hold. */
export interface Record {
  /** Where it begins, from 1. */
  readonly line: number;
  /** The same list for rows of the same columns, where that is cheap. */
  readonly names: readonly string[];
  readonly values: readonly unknown[];
}

/** The names alone, where rows after them have these columns. */
export type Header = Pick<Record, "line" | "names">;

/** A row that cannot be read, or holds something that cannot be used. */
export interface BadRow {
  readonly line: number;
  /** In words; several mistakes are parted by semicolons. */
  readonly wrong: string;
}
