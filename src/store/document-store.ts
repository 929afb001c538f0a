import type { Instant } from "../model/time.ts";

/** Texts of design documents by git object id, which never change. */
export interface DocumentStore {
  get(repositoryId: number, blob: string, now: Instant): Promise<string | null>;
  keep(repositoryId: number, blob: string, text: string, now: Instant): Promise<void>;
}
