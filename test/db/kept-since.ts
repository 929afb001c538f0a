import type { KeptSince } from "../../src/model/retention.ts";

/** Histories are kept for ever, and all else since a moment. */
export function shortly(since: string): KeptSince {
  return { payloads: since, documents: since, history: null };
}
