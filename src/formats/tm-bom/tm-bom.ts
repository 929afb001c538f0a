import type { Asset, DataFlow, Diagram, Element, ElementKind } from "../../model/threat-model.ts";
import { readMermaid } from "../diagrams/mermaid/read-mermaid.ts";
import { type AssetPlace, withPlaces } from "../structured/asset-places.ts";
import { parseJson } from "../structured/parse-json.ts";
import { flowsBetween, modelDiagram } from "../structured/parts.ts";
import { structuredFormat } from "../structured/structured-format.ts";
import type { View } from "../structured/view.ts";
import { readThreats } from "./threats.ts";

const KEYS = ['"scope"', '"trust_zones"', '"data_flows"', '"components"'];

const DRAWN: readonly (readonly [key: string, ElementKind])[] = [
  ["actors", "external-entity"],
  ["components", "process"],
  ["data_stores", "data-store"],
];

/**
 * The OWASP Threat Model Library's schema, which grew into the TM-BOM. Its data sets are the assets.
 * It has a place for what is in scope, but none for what is out of it: its scope is not read as one.
 * @see https://github.com/OWASP/www-project-threat-model-library
 */
export const tmBom = structuredFormat({
  id: "tm-bom",
  title: "OWASP Threat Model Library (TM-BOM)",
  recognizes: ({ path, text }) => /\.json$/i.test(path) && KEYS.every((key) => text.includes(key)),
  parse: parseJson,
  read(root) {
    const scope = root.map("scope");
    if (scope === null) return "a threat model of the OWASP library needs “scope”";
    const elements = elementsOf(root);
    const drawn = [...elements.values()];
    return {
      title: scope.name("title"),
      diagrams: [
        ...root.maps("diagrams").map(diagramOf),
        ...modelDiagram(drawn, root.linesOf("components")),
      ],
      elements: drawn,
      dataFlows: dataFlowsOf(root, elements),
      assets: withPlaces(root.maps("data_sets").map(assetOf), {
        stored: placementsIn(root, elements),
        processed: [],
      }),
      threats: readThreats(root, elements),
    };
  },
});

function elementsOf(root: View): ReadonlyMap<string, Element> {
  const zones = new Map(
    root.maps("trust_zones").map((view) => [view.text("symbolic_name"), view.name("title")]),
  );
  const entries = DRAWN.flatMap(([key, kind]) =>
    root.maps(key).map((view): [string, Element] => {
      const id = view.text("symbolic_name") ?? "";
      const zone = view.text("trust_zone");
      const boundary = zone === null ? null : (zones.get(zone) ?? zone);
      return [id, { name: view.name("title") ?? id, kind, boundary, ...view.lines }];
    }),
  );
  return new Map(entries);
}

/** Data stores stand in no zone here: with them, nobody can tell whether a flow crosses. */
function dataFlowsOf(root: View, elements: ReadonlyMap<string, Element>): readonly DataFlow[] {
  const connections = root.maps("data_flows").map((view) => {
    const from = view.map("source")?.text("object") ?? "";
    const to = view.map("destination")?.text("object") ?? "";
    return { from, to, label: view.name("title"), ...view.lines };
  });
  return flowsBetween(elements, connections).map((flow, index) => {
    const ends = [connections[index]?.from, connections[index]?.to];
    const meetsStore = ends.some((id) => elements.get(id ?? "")?.kind === "data-store");
    return { ...flow, crosses: flow.crosses && !meetsStore };
  });
}

function assetOf(view: View): Asset {
  const id = view.text("symbolic_name");
  const name = view.name("title") ?? id ?? "";
  return { id, name, kind: "data", description: view.text("description"), ...view.lines };
}

function placementsIn(root: View, elements: ReadonlyMap<string, Element>): readonly AssetPlace[] {
  return root.maps("data_sets").flatMap((view) => {
    const asset = view.text("symbolic_name") ?? "";
    return view.maps("placements").map((placement) => {
      const store = placement.text("data_store") ?? "";
      return { asset, element: elements.get(store)?.name ?? store };
    });
  });
}

/** What a diagram's source draws stands in the file's own lists too: only its problem is of use. */
function diagramOf(view: View): Diagram {
  const type = view.text("type");
  const kind =
    type === "mermaid" || type === "plantuml" || type === "graphviz" ? type : ("image" as const);
  const { line, endLine } = view.linesOf("source");
  const problem = kind === "mermaid" ? readMermaid(view.text("source") ?? "", line).problem : null;
  return { kind, problem, line, endLine };
}
