import type { Instant } from "./time.ts";

/** For how many days things are kept after they were last of use. */
export interface Retention {
  readonly payloadDays: number;
  readonly documentDays: number;
  /** Null: for ever. */
  readonly historyDays: number | null;
}

/** What was of use last before these moments is forgotten. */
export interface KeptSince {
  /** Raw payloads of deliveries that were handled. */
  readonly payloads: Instant;
  /** Texts of documents, and what else is only kept so as not to be asked for again. */
  readonly documents: Instant;
  /** Sessions with all that was said of them; null: none is forgotten. */
  readonly history: Instant | null;
}
