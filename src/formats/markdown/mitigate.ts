import type { ThreatDraft } from "./draft.ts";

/** A threat keeps so many mitigations; a category's are told to so many of its threats. */
const MOST = 200;
const MOST_THREATS = 1000;

/** Adds mitigations to a threat, each once. */
export function mitigate(threat: ThreatDraft, texts: readonly string[]): void {
  if (threat.mitigations.length >= MOST || texts.length === 0) return;
  threat.mitigations = [...new Set([...threat.mitigations, ...texts])].slice(0, MOST);
}

/** Adds mitigations that are told for several threats at once. */
export function mitigateAll(threats: readonly ThreatDraft[], texts: readonly string[]): void {
  for (const threat of threats.slice(-MOST_THREATS)) mitigate(threat, texts);
}
