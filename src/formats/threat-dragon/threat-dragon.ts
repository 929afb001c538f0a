import { nameKey } from "../../model/names.ts";
import type { Asset, AssetKind } from "../../model/threat-model.ts";
import { parseJson } from "../structured/parse-json.ts";
import { acceptedBy, modelDiagram, scopeOf, withReason } from "../structured/parts.ts";
import { type StructuredReading, structuredFormat } from "../structured/structured-format.ts";
import type { View } from "../structured/view.ts";
import { type Cell, readCell } from "./cell.ts";
import { type Drawn, drawnBy } from "./drawn.ts";
import { placeholdersOf, readThreat } from "./threat.ts";

const KEYS = ['"summary"', '"detail"', '"diagrams"'];

/**
 * OWASP Threat Dragon, versions 1 and 2 of its file. It has no catalogue of assets: what is drawn
 * is what is worth protecting.
 * @see https://www.threatdragon.com/docs/development/schema.html
 */
export const threatDragon = structuredFormat({
  id: "threat-dragon",
  title: "OWASP Threat Dragon",
  recognizes: ({ path, text }) => /\.json$/i.test(path) && KEYS.every((key) => text.includes(key)),
  parse: parseJson,
  read(root) {
    const detail = root.map("detail");
    if (detail === null) return "a Threat Dragon model needs “detail” with its diagrams";
    const summary = root.map("summary");
    const diagrams = detail.maps("diagrams").map(readDiagram);
    return {
      title: summary?.name("title") ?? null,
      diagrams: diagrams.flatMap(({ view, drawn }) => modelDiagram(drawn.elements, view.lines)),
      elements: diagrams.flatMap(({ drawn }) => drawn.elements),
      dataFlows: diagrams.flatMap(({ drawn }) => drawn.dataFlows),
      ...contentOf(diagrams, summary?.name("owner") ?? null),
    };
  },
});

interface ReadDiagram {
  readonly view: View;
  readonly cells: readonly Cell[];
  readonly drawn: Drawn;
}

function readDiagram(view: View): ReadDiagram {
  const cells = (view.map("diagramJson") ?? view)
    .maps("cells")
    .flatMap((cell) => readCell(cell) ?? []);
  const drawn = drawnBy(cells);
  for (const { name, lines } of drawn.loose) {
    view.note(lines, `the arrow “${name.slice(0, 60)}” does not lead from one element to another`);
  }
  return { view, cells, drawn };
}

function contentOf(
  diagrams: readonly ReadDiagram[],
  owner: string | null,
): Pick<StructuredReading, "scope" | "assets" | "threats" | "placeholders"> {
  const named = diagrams.flatMap(({ cells, drawn }) =>
    cells.map((cell) => ({ cell, name: drawn.nameOf(cell) })),
  );
  const threats = named.flatMap(({ cell, name }) => cell.threats.map((view) => ({ view, name })));
  return {
    assets: assetsOf(named.map(({ cell }) => cell).filter(isDrawnElement)),
    scope: scopeOf(named.flatMap(scopeItem)),
    threats: threats.map(({ view, name }) => acceptedBy(readThreat(view, name), owner)),
    placeholders: threats.flatMap(({ view }) => placeholdersOf(view)),
  };
}

function scopeItem({ cell, name }: { readonly cell: Cell; readonly name: string }) {
  const { isOutOfScope: isOut, reasonOutOfScope, lines } = cell;
  if (!isOut && !isDrawnElement(cell)) return [];
  return [{ text: withReason(name, isOut ? reasonOutOfScope : null), isOut, ...lines }];
}

/** What several diagrams show by one name is one asset. */
function assetsOf(cells: readonly Cell[]): readonly Asset[] {
  const assets = new Map<string, Asset>();
  for (const { name, role, lines } of cells) {
    const kind = ASSET_KIND[role] ?? null;
    const key = nameKey(name);
    if (!assets.has(key)) assets.set(key, { id: null, name, kind, description: null, ...lines });
  }
  return [...assets.values()];
}

function isDrawnElement({ role, name }: Cell): boolean {
  return role in ASSET_KIND && name !== "";
}

const ASSET_KIND: Readonly<Record<string, AssetKind>> = {
  "external-entity": "external-entity",
  process: "application",
  "data-store": "data",
};
