import type { PolicyFile } from "../model/config-file.ts";

/** Organisations' config files as last read. */
export interface PolicyFileStore {
  get(owner: string): Promise<PolicyFile | null>;
  /** Whose files are known, by their names. */
  owners(): Promise<readonly Pick<PolicyFile, "owner" | "installationId">[]>;
  keep(file: PolicyFile): Promise<void>;
  /** The file changed: it counts as checked in 1970, so that the next reader asks GitHub again. */
  forget(owner: string): Promise<void>;
}
