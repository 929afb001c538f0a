import type { Asset } from "../../model/threat-model.ts";

/** More places than this are not named for one asset. */
const MOST_PLACES = 30;

/** An element that has to do with an asset, by the asset's id or name. */
export interface AssetPlace {
  readonly asset: string;
  readonly element: string;
}

/** What a file says of where its assets are. */
export interface AssetPlaces {
  readonly stored: readonly AssetPlace[];
  readonly processed: readonly AssetPlace[];
}

/**
 * Assets whose descriptions also say where they are stored and processed: an element that holds an
 * asset is covered by it.
 */
export function withPlaces(
  assets: readonly Asset[],
  { stored, processed }: AssetPlaces,
): readonly Asset[] {
  const storedBy = byAsset(stored);
  const processedBy = byAsset(processed);
  return assets.map((asset) => {
    const find = (places: ReadonlyMap<string, readonly string[]>) =>
      places.get(asset.id ?? asset.name) ?? places.get(asset.name) ?? [];
    const parts = [
      asset.description,
      sentence("Stored in", find(storedBy)),
      sentence("Processed by", find(processedBy)),
    ];
    const said = parts.filter((part) => part !== null);
    return said.length === 0 ? asset : { ...asset, description: said.join("\n") };
  });
}

function sentence(verb: string, names: readonly string[]): string | null {
  return names.length === 0 ? null : `${verb}: ${names.slice(0, MOST_PLACES).join(", ")}.`;
}

function byAsset(places: readonly AssetPlace[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { asset, element } of places) {
    const known = found.get(asset);
    if (known === undefined) found.set(asset, [element]);
    else known.push(element);
  }
  return found;
}
