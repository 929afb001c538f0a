/** A version of a config file. */
export interface FileVersion {
  /** The page of the file, on its branch. */
  readonly url: string;
  /** The commit that changed it last; null: nobody knows. */
  readonly commit: string | null;
}

/** Where one value in force came from. */
export type ValueSource =
  | { readonly kind: "default" }
  /** The app was told when it was set up. */
  | { readonly kind: "settings" }
  | ({
      readonly kind: "organization" | "repository";
      /** 1-based. */
      readonly line: number;
    } & FileVersion);

/** The line of each value that a file says: `teams.payments.phase` → 9. */
export type WrittenLines = ReadonlyMap<string, number>;

/** Where each value that some file says came from, by its path; what is not in it is a default. */
export type Provenance = ReadonlyMap<string, ValueSource>;

/** The page of a file as it was at its commit, at a line if one is told. */
export function versionUrl({ url, commit }: FileVersion, line: number | null): string {
  const page =
    commit === null ? url : url.replace(/\/blob\/.*?\/(?=\.github\/)/, `/blob/${commit}/`);
  return line === null ? page : `${page}#L${line}`;
}
