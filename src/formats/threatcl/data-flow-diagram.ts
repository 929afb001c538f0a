import type { DataFlow, Element, ElementKind } from "../../model/threat-model.ts";
import type { AssetPlace } from "../structured/asset-places.ts";
import { type Connection, flowsBetween } from "../structured/parts.ts";
import type { View } from "../structured/view.ts";
import { blocksOf, LABEL } from "./parse-hcl.ts";

const KINDS: readonly (readonly [block: string, ElementKind])[] = [
  ["process", "process"],
  ["data_store", "data-store"],
  ["external_element", "external-entity"],
];

/** What a data flow diagram block draws. Trust zones hold elements, or are named by them. */
export function readDataFlowDiagram(diagram: View): {
  readonly elements: readonly Element[];
  readonly dataFlows: readonly DataFlow[];
  readonly stored: readonly AssetPlace[];
} {
  const elements = new Map<string, Element>();
  const zones = diagram.maps(blocksOf("trust_zone"));
  for (const element of elementsIn(diagram, null)) elements.set(element.name, element);
  for (const zone of zones) {
    for (const element of elementsIn(zone, zone.name(LABEL))) elements.set(element.name, element);
  }
  const flows = diagram.maps(blocksOf("flow")).map((view): Connection => {
    const [from, to] = [view.name("from") ?? "", view.name("to") ?? ""];
    return { from, to, label: view.name(LABEL), ...view.lines };
  });
  return {
    elements: [...elements.values()],
    dataFlows: flowsBetween(elements, flows),
    stored: [diagram, ...zones].flatMap(storedIn),
  };
}

function storedIn(view: View): readonly AssetPlace[] {
  return view.maps(blocksOf("data_store")).flatMap((store) => {
    const asset = store.text("information_asset");
    return asset === null ? [] : [{ asset, element: store.name(LABEL) ?? "" }];
  });
}

function elementsIn(view: View, zone: string | null): readonly Element[] {
  return KINDS.flatMap(([block, kind]) =>
    view.maps(blocksOf(block)).map((element) => ({
      name: element.name(LABEL) ?? "",
      kind,
      boundary: element.name("trust_zone") ?? zone,
      ...element.lines,
    })),
  );
}
