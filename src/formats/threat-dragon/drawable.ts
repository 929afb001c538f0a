import { nameKey } from "../../model/names.ts";
import type { AssetKind, ElementKind, ThreatModel } from "../../model/threat-model.ts";

/** Something that a diagram shows as a cell of its own. */
export interface Drawable {
  readonly name: string;
  readonly kind: ElementKind;
  readonly boundary: string | null;
  /** Why it is out of scope, empty where nobody says; null: it is in scope. */
  readonly outOfScope: string | null;
}

/** What stands for an asset that nobody drew. */
const KIND_OF_ASSET: Readonly<Record<AssetKind, ElementKind>> = {
  data: "data-store",
  infrastructure: "process",
  application: "process",
  "external-entity": "external-entity",
  other: "data-store",
};

/** What a model draws, and the assets that it only lists, each name once. By the key of the name. */
export function drawables(model: ThreatModel): Map<string, Drawable> {
  const found = new Map<string, Drawable>();
  const reasons = new Map(model.scope.out.map(({ text }) => reasonOut(text)));
  const add = (name: string, kind: ElementKind, boundary: string | null) => {
    const key = nameKey(name);
    const outOfScope = reasons.get(key) ?? null;
    if (!found.has(key)) found.set(key, { name, kind, boundary, outOfScope });
  };
  for (const { name, kind, boundary } of model.elements) add(name, kind ?? "process", boundary);
  for (const { from, to } of model.dataFlows) {
    add(from, "process", null);
    add(to, "process", null);
  }
  for (const { name, kind } of model.assets) add(name, KIND_OF_ASSET[kind ?? "other"], null);
  return found;
}

/** `Mailer: bought` is the mailer, for that reason. */
function reasonOut(text: string): readonly [key: string, reason: string] {
  const colon = text.indexOf(": ");
  if (colon === -1) return [nameKey(text), ""];
  return [nameKey(text.slice(0, colon)), text.slice(colon + 2)];
}
