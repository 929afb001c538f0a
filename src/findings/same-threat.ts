import { compareThreats } from "../model/compare.ts";
import type { EventOf, SeenThreat } from "../model/ledger-event.ts";
import { keyWords, sameName } from "../model/names.ts";

/** What a threat is known again by, beside its title. */
export type Likeness = Pick<SeenThreat, "id" | "title" | "assets" | "stride">;

/** Titles of fewer words are often a category, or a placeholder. */
const TELLING_WORDS = 3;

/** Nobody rewords twenty threats at once; of each push of a history, more pairs would be held up. */
const MOST_REWORDED = 400;

/**
 * Pairs the threats of two lists that are the same one, as versions of a document are compared. An
 * id alone, or a title that could be anybody's, does not do where they speak of different things:
 * a line that is filled in later is a new threat.
 */
export function pairsOf<T extends Likeness>(
  known: readonly T[],
  now: readonly T[],
  mostReworded = MOST_REWORDED,
): ReadonlyMap<T, T> {
  const unchanged = unchangedOf(known, now);
  const before = new Set(unchanged.values());
  const { kept } = compareThreats(
    known.filter((threat) => !before.has(threat)),
    now.filter((threat) => !unchanged.has(threat)),
    mostReworded,
  );
  const changed = kept.filter((pair) => isPlausible(pair.before, pair.after));
  return new Map([...unchanged, ...changed.map((pair) => [pair.after, pair.before] as const)]);
}

/** Most pushes leave most threats as they were, and that is quick to see. */
function unchangedOf<T extends Likeness>(known: readonly T[], now: readonly T[]) {
  const waiting = Map.groupBy(known.toReversed(), asWritten);
  return new Map(
    now.flatMap((threat) => {
      const same = waiting.get(asWritten(threat))?.pop();
      return same === undefined ? [] : [[threat, same] as const];
    }),
  );
}

function asWritten({ id, title, assets, stride }: Likeness): string {
  return JSON.stringify([id, title, assets, stride]);
}

function isPlausible(a: Likeness, b: Likeness): boolean {
  const isTelling = keyWords(b.title).length >= TELLING_WORDS;
  if (sameName(a.title, b.title)) return isTelling || speakOfOne(a, b);
  const isReworded = compareThreats([{ ...a, id: null }], [{ ...b, id: null }]).kept.length > 0;
  return isReworded || sharesAll(a, b);
}

/** Where one of them names no asset, or no category, it stands for any. */
function speakOfOne(a: Likeness, b: Likeness): boolean {
  const assets = a.assets.length === 0 || b.assets.length === 0 || sharesAsset(a, b);
  const stride = a.stride.length === 0 || b.stride.length === 0 || sharesCategory(a, b);
  return assets && stride;
}

/** Whether two threats have an asset and a category in common. */
export function sharesAll(
  a: Pick<Likeness, "assets" | "stride">,
  b: Pick<Likeness, "assets" | "stride">,
): boolean {
  return sharesAsset(a, b) && sharesCategory(a, b);
}

function sharesAsset(a: Pick<Likeness, "assets">, b: Pick<Likeness, "assets">): boolean {
  return a.assets.some((asset) => b.assets.some((other) => sameName(asset, other)));
}

function sharesCategory(a: Pick<Likeness, "stride">, b: Pick<Likeness, "stride">): boolean {
  return a.stride.some((category) => b.stride.includes(category));
}

/** A reported threat as one that can be held against those of a document. */
export function likenessOf({ title, asset, category }: EventOf<"logged">): Likeness {
  return {
    id: null,
    title,
    assets: asset === null ? [] : [asset],
    stride: category === null ? [] : [category],
  };
}
