import type { EventOf, SeenThreat } from "../model/ledger-event.ts";
import { pairsOf } from "./same-threat.ts";

/** One threat through all versions of a pull request. */
export interface Lineage {
  /** As it was written last. */
  readonly threat: SeenThreat;
  /** The model in which it was written first. */
  readonly first: EventOf<"model-seen">;
  /** Whether it stands in the newest model. */
  readonly isThere: boolean;
}

/**
 * Follows the threats through the models of one pull request, oldest first; in the order in which
 * they were first written. One that was taken out and comes back is the same. All documents count
 * as one, so that moving and renaming them changes nothing.
 */
export function lineagesOf(models: readonly EventOf<"model-seen">[]): readonly Lineage[] {
  let lineages: readonly Lineage[] = [];
  for (const model of models) lineages = next(lineages, model);
  return lineages;
}

/** Of the threats that were taken out, the latest may come back. */
const MOST_LOST = 300;

function next(known: readonly Lineage[], model: EventOf<"model-seen">): readonly Lineage[] {
  const threatsOf = (isThere: boolean) =>
    known.flatMap((each) => (each.isThere === isThere ? [each.threat] : []));
  const still = pairsOf(threatsOf(true), model.threats);
  // What comes back is known by its name: everything that ever was taken out would be much to compare.
  const others = model.threats.filter((threat) => !still.has(threat));
  const pairs = new Map([...still, ...pairsOf(threatsOf(false).slice(-MOST_LOST), others, 0)]);
  const newest = new Map([...pairs].map(([now, before]) => [before, now]));
  const kept = known.map((lineage) => {
    const now = newest.get(lineage.threat);
    return { ...lineage, threat: now ?? lineage.threat, isThere: now !== undefined };
  });
  const added = model.threats.filter((threat) => !pairs.has(threat));
  return [...kept, ...added.map((threat) => ({ threat, first: model, isThere: true }))];
}
