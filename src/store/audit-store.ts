import type { AuditEntry } from "../model/audit-entry.ts";

/** What commands changed. Nothing in it is ever changed, nor taken away before its time. */
export interface AuditStore {
  /** Each change of a comment's line is kept once. */
  append(entry: AuditEntry): Promise<void>;
  /** In the order they were kept, after that number; 0: from the beginning. */
  list(after: number, limit: number): Promise<readonly (AuditEntry & { readonly seq: number })[]>;
}
