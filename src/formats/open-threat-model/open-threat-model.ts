import { ASSET_KINDS, type Asset, type Element, type ScopeItem } from "../../model/threat-model.ts";
import { type AssetPlaces, withPlaces } from "../structured/asset-places.ts";
import { parseJson } from "../structured/parse-json.ts";
import { parseYaml } from "../structured/parse-yaml.ts";
import { type Connection, flowsBetween, modelDiagram } from "../structured/parts.ts";
import { structuredFormat } from "../structured/structured-format.ts";
import type { View } from "../structured/view.ts";
import { assetKindOf } from "../vocabulary/asset-kind.ts";
import { readConsidered } from "./attributes.ts";
import { componentKind } from "./component-kind.ts";
import { extension } from "./extension.ts";
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
    const attributes = project.map("attributes");
    return {
      title: project.name("name"),
      diagrams: modelDiagram(elements, root.linesOf("components")),
      elements,
      dataFlows,
      scope: {
        in: scopeItems(attributes, "in-scope"),
        out: scopeItems(attributes, "out-of-scope"),
      },
      considered: readConsidered(attributes),
      assets: withPlaces(root.maps("assets").map(assetOf), placesIn(components)),
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

/** Components say by id which assets they store and process. */
function placesIn(components: readonly View[]): AssetPlaces {
  const places = (key: string) =>
    components.flatMap((view) => {
      const element = view.name("name") ?? "";
      const ids = view.map("assets")?.texts(key) ?? [];
      return ids.map((asset) => ({ asset, element }));
    });
  return { stored: places("stored"), processed: places("processed") };
}

/** The format does not say what kind an asset is; our own files do, among the attributes. */
function assetOf(view: View): Asset {
  const attributes = view.map("attributes");
  const isOurs = attributes?.has(extension("kind")) ?? false;
  const name = view.name("name") ?? view.text("id") ?? "";
  const said = attributes?.text(extension("kind")) ?? null;
  return {
    id: isOurs ? (attributes?.text(extension("id")) ?? null) : view.text("id"),
    name,
    kind: isOurs
      ? (ASSET_KINDS.find((kind) => kind === said) ?? null)
      : (assetKindOf(name) ?? "data"),
    description: view.text("description"),
    ...view.lines,
  };
}

/** The format has no scope of its own; attributes hold what converted files say of it. */
function scopeItems(attributes: View | null, key: string): readonly ScopeItem[] {
  const lines = attributes?.linesOf(extension(key));
  if (!attributes || lines === undefined) return [];
  return attributes.texts(extension(key)).map((text) => ({ text, ...lines }));
}
