import type { DataFlow, Element } from "../../model/threat-model.ts";
import { flowName } from "../structured/parts.ts";
import type { Cell, End } from "./cell.ts";
import {
  type Box,
  centreOf,
  cross,
  innermost,
  type Path,
  type Point,
  touches,
} from "./geometry.ts";

/** Bounds of comparing everything with everything: arrows with curves, elements with boxes. */
const MOST_PAIRS = 200_000;
const MOST_BOXES = 500;

/** What one diagram shows. */
export interface Drawn {
  readonly elements: readonly Element[];
  readonly dataFlows: readonly DataFlow[];
  /** Cells → how a threat names them. Boundaries and loose arrows have their own names. */
  readonly nameOf: (cell: Cell) => string;
  /** Arrows of which an end leads nowhere. */
  readonly loose: readonly Cell[];
}

interface NamedBox extends Box {
  readonly name: string;
}

/** Places the cells of a diagram: what stands in which boundary, and which arrow leads where. */
export function drawnBy(cells: readonly Cell[]): Drawn {
  const zones = cells
    .flatMap((cell) => (cell.role === "boundary" ? zoneOf(cell) : []))
    .slice(0, MOST_BOXES);
  const curves = cells.filter(({ role, box }) => role === "boundary" && box === null);
  const solid = cells.filter(isElement);
  const find = elementFinder(solid);
  const placed = new Map(solid.map((cell) => [cell.id, placedIn(cell, zones)]));
  const flows = new Map<Cell, DataFlow>();
  const loose: Cell[] = [];
  const arrows = cells.filter(({ role }) => role === "flow");
  const looked = curves.slice(0, Math.floor(MOST_PAIRS / Math.max(1, arrows.length)));
  for (const arrow of arrows) {
    const from = find(arrow.source);
    const to = find(arrow.target);
    const start = placed.get(from?.id ?? "");
    const end = placed.get(to?.id ?? "");
    if (start === undefined || end === undefined) {
      loose.push(arrow);
      continue;
    }
    const path = [pointAt(arrow.source, from), ...arrow.bends, pointAt(arrow.target, to)];
    const crosses = start.boundary !== end.boundary || crossesAny(path, looked);
    const label = arrow.name || null;
    flows.set(arrow, { from: start.name, to: end.name, label, crosses, ...arrow.lines });
  }
  return {
    elements: [...placed.values()],
    dataFlows: [...flows.values()],
    loose,
    nameOf: (cell) => {
      const flow = flows.get(cell);
      return flow === undefined ? cell.name : flowName(flow);
    },
  };
}

function isElement(cell: Cell): boolean {
  return cell.role !== "flow" && cell.role !== "boundary" && cell.role !== "text";
}

function placedIn({ name, role, box, lines }: Cell, zones: readonly NamedBox[]): Element {
  const zone = box === null ? null : innermost(zones, centreOf(box));
  const kind = role === "process" || role === "data-store" ? role : "external-entity";
  return { name, kind, boundary: zone?.name ?? null, ...lines };
}

/** A box without a name is a boundary all the same. */
function zoneOf({ box, name }: Cell): readonly NamedBox[] {
  return box === null ? [] : [{ ...box, name: name || "Trust boundary" }];
}

function elementFinder(elements: readonly Cell[]): (end: End) => Cell | null {
  const byId = new Map(elements.map((cell) => [cell.id, cell]));
  const boxed = elements.slice(0, MOST_BOXES);
  return ({ cell, point }) => {
    if (cell !== null) return byId.get(cell) ?? null;
    if (point === null) return null;
    return boxed.find(({ box }) => box !== null && touches(box, point)) ?? null;
  };
}

function pointAt({ point }: End, element: Cell | null): Point | null {
  return point ?? (element?.box ? centreOf(element.box) : null);
}

function crossesAny(path: readonly (Point | null)[], curves: readonly Cell[]): boolean {
  const points = path.filter((point) => point !== null);
  return curves.some((curve) => cross(points, pathOf(curve)));
}

function pathOf({ source, bends, target }: Cell): Path {
  return [source.point, ...bends, target.point].filter((point) => point !== null);
}
