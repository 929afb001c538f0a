import { type NameIndex, nameIndex } from "../../model/name-index.ts";
import { wordsOf } from "../../model/names.ts";
import type { Asset, ThreatModel } from "../../model/threat-model.ts";
import { isEverything } from "../coverage/everything.ts";
import { isContent } from "./content.ts";

/** From so many words on, a "name" is a sentence that mentions names. */
const SENTENCE = 8;

/** An index of the assets by their names and ids. */
export function assetIndex({ assets }: ThreatModel): NameIndex<Asset> {
  return nameIndex(assets, ({ id, name }) => [name, id]);
}

/** Tells whether a name is one that the document knows: of an asset, or of something drawn. */
export function knownNames(model: ThreatModel): (name: string) => boolean {
  const drawn = model.elements.flatMap(({ name, boundary }) => [name, boundary]);
  const labels = model.dataFlows.map(({ label }) => label);
  const catalogued = model.assets.flatMap(({ id, name }) => [name, id]);
  const index = nameIndex(new Set([...catalogued, ...drawn, ...labels]), (name) => [name]);
  return (name) => {
    if (!isContent(name) || isEverything(name) || index.find(name).length > 0) return true;
    return wordsOf(name).split(" ").length >= SENTENCE && index.mentionedIn(name).size > 0;
  };
}
