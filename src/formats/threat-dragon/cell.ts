import type { Lines } from "../../model/source.ts";
import type { ElementKind } from "../../model/threat-model.ts";
import { oneLine } from "../structured/plain-text.ts";
import type { View } from "../structured/view.ts";
import type { Box, Path, Point } from "./geometry.ts";

/** One end of an arrow or curve: at another cell, or at a point of its own. */
export interface End {
  readonly cell: string | null;
  readonly point: Point | null;
}

/** More bends than anybody draws are not followed. */
const MOST_BENDS = 50;

/** A thing of a Threat Dragon diagram, of either version of its file. */
export interface Cell {
  readonly id: string;
  readonly role: ElementKind | "flow" | "boundary" | "text";
  /** Empty: it has none. */
  readonly name: string;
  /** Null for lines, and where none is given. */
  readonly box: Box | null;
  readonly source: End;
  readonly target: End;
  /** The points between its ends. */
  readonly bends: Path;
  readonly isOutOfScope: boolean;
  readonly reasonOutOfScope: string | null;
  readonly threats: readonly View[];
  readonly lines: Lines;
}

/** `tm.Actor` of version 1 and 2, `actor` of the shapes of version 2. */
const ROLES: Readonly<Record<string, Cell["role"]>> = {
  actor: "external-entity",
  process: "process",
  store: "data-store",
  flow: "flow",
  boundary: "boundary",
  boundarybox: "boundary",
  trustboundarycurve: "boundary",
  trustboundarybox: "boundary",
  text: "text",
  tdtextblock: "text",
};

/** Reads a cell. Version 2 keeps what it says in `data`, version 1 in the cell itself. */
export function readCell(view: View): Cell | null {
  const data = view.map("data") ?? view;
  const type = data.text("type") ?? view.text("type") ?? view.text("shape") ?? "";
  const role = ROLES[type.replace(/^tm\./, "").replace(/-/g, "").toLowerCase()];
  if (role === undefined) {
    view.note(view.lines, `“${type.slice(0, 40)}” is no kind of element that is known`);
    return null;
  }
  return {
    id: view.text("id") ?? "",
    role,
    name: oneLine(data.text("name") ?? (data === view ? drawnText(view) : null) ?? ""),
    box: boxOf(view),
    source: endOf(view.map("source")),
    target: endOf(view.map("target")),
    bends: view
      .maps("vertices")
      .slice(0, MOST_BENDS)
      .flatMap((bend) => pointOf(bend) ?? []),
    isOutOfScope: data.flag("outOfScope"),
    reasonOutOfScope: data.name("reasonOutOfScope"),
    threats: data.maps("threats"),
    lines: view.lines,
  };
}

/** The text that is drawn in a cell: where version 1 has the names. */
function drawnText(view: View): string | null {
  const own = view.map("attrs")?.map("text")?.text("text");
  if (own) return own;
  const drawn = view.maps("labels")[0]?.map("attrs");
  return drawn?.map("text")?.text("text") ?? drawn?.map("label")?.text("text") ?? null;
}

function boxOf(view: View): Box | null {
  const corner = pointOf(view.map("position"));
  const size = view.map("size");
  const width = size?.number("width") ?? null;
  const height = size?.number("height") ?? null;
  return corner === null || width === null || height === null ? null : { ...corner, width, height };
}

function endOf(end: View | null): End {
  return { cell: end?.text("cell") ?? end?.text("id") ?? null, point: pointOf(end) };
}

function pointOf(view: View | null): Point | null {
  const x = view?.number("x") ?? null;
  const y = view?.number("y") ?? null;
  return x === null || y === null ? null : { x, y };
}
