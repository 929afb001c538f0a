import type { Asset, Element, ElementKind, Understood } from "../../model/threat-model.ts";
import { type AssetPlaces, withPlaces } from "../structured/asset-places.ts";
import { parseYaml } from "../structured/parse-yaml.ts";
import {
  type Connection,
  flowsBetween,
  modelDiagram,
  scopeOf,
  withReason,
} from "../structured/parts.ts";
import { structuredFormat } from "../structured/structured-format.ts";
import type { View } from "../structured/view.ts";
import { readRisks } from "./risks.ts";
import { readTracked } from "./tracked-risks.ts";

const NAMES = /(?:^|\/)[^/]*threagile[^/]*\.ya?ml$/i;
const VERSION = /^threagile_version[ \t]*:/m;
const KEYS = [/^data_assets[ \t]*:/m, /^technical_assets[ \t]*:/m];

const KINDS: Readonly<Record<string, ElementKind>> = {
  "external-entity": "external-entity",
  process: "process",
  datastore: "data-store",
};

/**
 * Threagile's YAML. Its data assets are the catalogue, its technical assets are what is drawn. Most
 * of its risks are computed when it runs; the file holds the individual ones, and what became of the
 * others.
 * @see https://github.com/Threagile/threagile
 */
export const threagile = structuredFormat({
  id: "threagile",
  title: "Threagile",
  recognizes: ({ path, text }) =>
    /\.ya?ml$/i.test(path) &&
    (NAMES.test(path) || VERSION.test(text) || KEYS.every((key) => key.test(text))),
  parse: parseYaml,
  read(root) {
    if (!root.has("technical_assets") && !root.has("data_assets")) {
      return "a Threagile model needs “technical_assets” or “data_assets”";
    }
    const technical = root.named("technical_assets");
    const elements = elementsOf(root, technical);
    for (const name of root.texts("includes")) {
      root.note(
        root.linesOf("includes"),
        `“${name.slice(0, 80)}” is another file, which is not read`,
      );
    }
    return {
      title: root.name("title"),
      diagrams: modelDiagram([...elements.values()], root.linesOf("technical_assets")),
      elements: [...elements.values()],
      dataFlows: flowsBetween(elements, technical.flatMap(connectionsOf)),
      scope: scopeOf(technical.map(scopeItem)),
      assets: withPlaces(root.named("data_assets").map(assetOf), placesIn(technical)),
      threats: readRisks(root, elements),
      considered: readTracked(root),
      understood: understood(root),
    };
  },
});

function elementsOf(
  root: View,
  technical: readonly (readonly [string, View])[],
): ReadonlyMap<string, Element> {
  const boundaries = new Map<string, string>();
  for (const [name, view] of root.named("trust_boundaries")) {
    for (const id of view.texts("technical_assets_inside")) boundaries.set(id, name);
  }
  const entries = technical.map(([name, view]): [string, Element] => {
    const id = view.text("id") ?? name;
    const kind = KINDS[view.text("type") ?? ""] ?? null;
    return [id, { name, kind, boundary: boundaries.get(id) ?? null, ...view.lines }];
  });
  return new Map(entries);
}

function connectionsOf([name, view]: readonly [string, View]): readonly Connection[] {
  const from = view.text("id") ?? name;
  return view.named("communication_links").map(([label, link]) => {
    return { from, to: link.text("target") ?? "", label, ...link.lines };
  });
}

function scopeItem([name, view]: readonly [string, View]) {
  const isOut = view.flag("out_of_scope");
  const reason = isOut ? view.name("justification_out_of_scope") : null;
  return { text: withReason(name, reason), isOut, ...view.lines };
}

function assetOf([name, view]: readonly [string, View]): Asset {
  const { lines } = view;
  return {
    id: view.text("id"),
    name,
    kind: "data",
    description: view.text("description"),
    ...lines,
  };
}

function placesIn(technical: readonly (readonly [string, View])[]): AssetPlaces {
  const places = (key: string) =>
    technical.flatMap(([element, view]) => view.texts(key).map((asset) => ({ asset, element })));
  return { stored: places("data_assets_stored"), processed: places("data_assets_processed") };
}

/** How many risks are tracked. Computed ones are described nowhere in the file. */
function understood(root: View): readonly Understood[] {
  const items = root.named("risk_tracking").length;
  if (items === 0) return [];
  const columns = ["status", "justification", "ticket"].map((header) => ({
    header,
    field: header,
  }));
  return [{ what: "list", as: "acceptances", columns, items, ...root.linesOf("risk_tracking") }];
}
