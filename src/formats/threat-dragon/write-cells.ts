import { nameKey } from "../../model/names.ts";
import type { DataFlow, ElementKind, ThreatStatus } from "../../model/threat-model.ts";
import { flowName } from "../structured/parts.ts";
import { cellId } from "./cell-id.ts";
import type { Drawable } from "./drawable.ts";
import type { Box } from "./geometry.ts";
import type { PlacedThreat } from "./place-threats.ts";
import { writeThreat } from "./write-threat.ts";

/** The shape and type of what is drawn. */
const SHAPES: Readonly<Record<ElementKind, readonly [shape: string, type: string]>> = {
  "external-entity": ["actor", "tm.Actor"],
  process: ["process", "tm.Process"],
  "data-store": ["store", "tm.Store"],
};
const STROKE = { stroke: "#333333", strokeWidth: 1.5, strokeDasharray: null } as const;
const DONE: ReadonlySet<ThreatStatus> = new Set([
  "mitigated",
  "not-applicable",
  "accepted",
  "transferred",
]);

/** A trust boundary as a box. */
export function boundaryCell(name: string, box: Box, number: number) {
  return {
    ...placed(box),
    attrs: { headerText: { text: name } },
    shape: "trust-boundary-box",
    id: cellId(number, "3"),
    data: {
      type: "tm.BoundaryBox",
      name,
      description: "",
      isTrustBoundary: true,
      hasOpenThreats: false,
    },
  };
}

/** An actor, process or store with its threats. */
export function elementCell(
  { name, kind, outOfScope }: Drawable,
  place: { readonly box: Box; readonly id: string },
  threats: readonly PlacedThreat[],
) {
  const [shape, type] = SHAPES[kind];
  const attrs = kind === "data-store" ? { topLine: STROKE, bottomLine: STROKE } : { body: STROKE };
  return {
    ...placed(place.box),
    attrs: { text: { text: name }, ...attrs },
    visible: true,
    shape,
    id: place.id,
    data: {
      type,
      name,
      description: "",
      outOfScope: outOfScope !== null,
      reasonOutOfScope: outOfScope ?? "",
      ...withThreats(threats),
    },
  };
}

/** The arrows with their threats; of several between the same two, the first has them. */
export function flowCells(
  dataFlows: readonly DataFlow[],
  ids: ReadonlyMap<string, string>,
  threatsAt: (subject: string) => readonly PlacedThreat[],
) {
  const seen = new Set<string>();
  return dataFlows.map((flow, index) => {
    const name = flow.label ?? "";
    const subject = flowName(flow);
    const threats = seen.has(subject) ? [] : threatsAt(subject);
    seen.add(subject);
    return {
      shape: "flow",
      attrs: {
        line: { stroke: "#333333", targetMarker: { name: "block" }, sourceMarker: { name: "" } },
      },
      width: 200,
      height: 100,
      connector: "smooth",
      data: {
        type: "tm.Flow",
        name,
        description: "",
        outOfScope: false,
        reasonOutOfScope: "",
        isBidirectional: false,
        ...withThreats(threats),
      },
      id: cellId(index + 1, "4"),
      labels: [name],
      source: { cell: ids.get(nameKey(flow.from)) },
      target: { cell: ids.get(nameKey(flow.to)) },
    };
  });
}

function placed({ x, y, width, height }: Box) {
  return { position: { x, y }, size: { width, height } };
}

function withThreats(threats: readonly PlacedThreat[]) {
  return {
    hasOpenThreats: threats.some(({ threat }) => !DONE.has(threat.status)),
    threats: threats.map(({ threat, number }) => writeThreat(threat, number)),
  };
}
