import type { Asset, Element } from "../../model/threat-model.ts";
import { parseJson } from "../structured/parse-json.ts";
import { parseYaml } from "../structured/parse-yaml.ts";
import { type Connection, flowsBetween, modelDiagram } from "../structured/parts.ts";
import { structuredFormat } from "../structured/structured-format.ts";
import type { View } from "../structured/view.ts";
import { assetKindOf, namedAssetKind } from "../vocabulary/asset-kind.ts";
import { componentKind } from "./component-kind.ts";
import { readThreats } from "./threats.ts";
import { zonesOf } from "./zones.ts";

const NAMES = /\.otm(?:\.json|\.ya?ml)?$/i;
const ANY = /\.(?:json|ya?ml)$/i;
const MARK = /^[ \t]*"?otmVersion"?[ \t]*:/m;

/**
 * The Open Threat Model, as YAML or JSON. Its data flows cross where the trust zones of their ends
 * differ.
 * @see https://github.com/iriusrisk/OpenThreatModel
 */
export const openThreatModel = structuredFormat({
  id: "open-threat-model",
  title: "Open Threat Model",
  recognizes: ({ path, text }) => NAMES.test(path) || (ANY.test(path) && MARK.test(text)),
  parse: (text) => (/^\s*\{/.test(text) ? parseJson(text) : parseYaml(text)),
  read(root) {
    const project = root.map("project");
    if (!root.has("otmVersion") || project === null) {
      return "an Open Threat Model needs “otmVersion” and “project”";
    }
    const components = root.maps("components");
    const elements = elementsOf(root, components);
    const byId = new Map(components.map((view, index) => [view.text("id") ?? "", elements[index]]));
    const dataFlows = flowsBetween(byId, root.maps("dataflows").map(connectionOf));
    const scope = project.map("attributes")?.map("scope") ?? null;
    return {
      title: project.name("name"),
      diagrams: modelDiagram(elements, root.linesOf("components")),
      elements,
      dataFlows,
      scope: { in: scopeItems(scope, "in"), out: scopeItems(scope, "out") },
      assets: root.maps("assets").map(assetOf),
      ...readThreats(root, elements, dataFlows),
    };
  },
});

function elementsOf(root: View, components: readonly View[]): readonly Element[] {
  const zoneOf = zonesOf(root);
  return components.map((view) => {
    const id = view.text("id") ?? "";
    const name = view.name("name") ?? id;
    const kind = componentKind(view.text("type"), view.texts("tags"));
    return { name, kind, boundary: zoneOf(id), ...view.lines };
  });
}

function connectionOf(view: View): Connection {
  const [from, to] = [view.text("source") ?? "", view.text("destination") ?? ""];
  return { from, to, label: view.name("name"), ...view.lines };
}

/** OTM does not say what kind an asset is; our own files do, among the attributes. */
function assetOf(view: View): Asset {
  const name = view.name("name") ?? view.text("id") ?? "";
  const said = view.map("attributes")?.text("kind");
  const kind = said ? namedAssetKind(said) : (assetKindOf(name) ?? "data");
  return { id: view.text("id"), name, kind, description: view.text("description"), ...view.lines };
}

/** The format has no scope of its own; attributes may hold what converted files say of it. */
function scopeItems(scope: View | null, key: "in" | "out") {
  return scope === null ? [] : scope.texts(key).map((text) => ({ text, ...scope.linesOf(key) }));
}
