import { ELEMENT_KINDS, type ElementKind } from "../../../model/threat-model.ts";

const WORDS: Readonly<Record<ElementKind, string>> = {
  "external-entity":
    "external externalentity externalsystem actor thirdparty user person outside outsider",
  "data-store": "database databases db datastore store storage",
  process: "process processes",
};

const KIND_OF_CLASS = new Map(
  ELEMENT_KINDS.flatMap((kind) => WORDS[kind].split(" ").map((word) => [word, kind] as const)),
);

/** What the name of a style class (`:::external`) says of a node that has it; null: only its looks. */
export function kindOfClass(name: string): ElementKind | null {
  return KIND_OF_CLASS.get(name.replace(/[-_]/g, "").toLowerCase()) ?? null;
}
