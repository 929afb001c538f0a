import type { RepositoryFile } from "../model/config-file.ts";

/** Repositories' own config files as last read, of each branch that pull requests go to. */
export interface RepositoryFileStore {
  get(repositoryId: number, branch: string): Promise<RepositoryFile | null>;
  keep(repositoryId: number, branch: string, file: RepositoryFile): Promise<void>;
  /** The file changed: the next reader asks GitHub again. */
  forget(repositoryId: number, branch: string): Promise<void>;
}
