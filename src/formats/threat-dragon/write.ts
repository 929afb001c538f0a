import { nameKey } from "../../model/names.ts";
import type { ThreatModel } from "../../model/threat-model.ts";
import { cellId } from "./cell-id.ts";
import { type Drawable, drawables } from "./drawable.ts";
import { layOut } from "./lay-out.ts";
import { placeThreats, WHOLE } from "./place-threats.ts";
import { boundaryCell, elementCell, flowCells } from "./write-cells.ts";

const VERSION = "2.2.0";

/**
 * A threat model as a Threat Dragon 2 file with one diagram. Its threats stand at what they name
 * first; assets that nobody drew become elements, and so does the whole where a threat names nothing
 * that is drawn.
 * @see https://www.threatdragon.com/docs/development/schema.html
 */
export function writeThreatDragon(model: ThreatModel): string {
  const title = model.section?.heading ?? model.path;
  const parts = drawables(model);
  const threats = placeThreats(model.threats, parts, model.dataFlows);
  const whole = wholeOf(title, parts);
  const drawn =
    threats.has(WHOLE) && !parts.has(whole.key)
      ? new Map([...parts, [whole.key, whole.part]])
      : parts;
  const threatsAt = (subject: string) => [
    ...(threats.get(subject) ?? []),
    ...(subject === whole.key ? (threats.get(WHOLE) ?? []) : []),
  ];
  const ids = new Map([...drawn.keys()].map((key, index) => [key, cellId(index + 1, "2")]));
  const { boxes, boundaries } = layOut(drawn);
  const cells = [
    ...[...boundaries].map(([name, box], index) => boundaryCell(name, box, index + 1)),
    ...[...drawn].flatMap(([key, part]) => {
      const [box, id] = [boxes.get(key), ids.get(key)];
      return box && id ? [elementCell(part, { box, id }, threatsAt(key))] : [];
    }),
    ...flowCells(model.dataFlows, ids, (subject) => threats.get(subject) ?? []),
  ];
  const top = [...threats.values()].flat().reduce((most, { number }) => Math.max(most, number), 0);
  return `${JSON.stringify(fileOf(model, { title, cells, top }), null, 2)}\n`;
}

interface Content {
  readonly title: string;
  readonly cells: readonly object[];
  /** The highest number of a threat. */
  readonly top: number;
}

function fileOf(model: ThreatModel, { title, cells, top }: Content) {
  const diagram = {
    id: 0,
    title,
    diagramType: "STRIDE",
    placeholder: "",
    thumbnail: "./public/content/images/thumbnail.stride.jpg",
    version: VERSION,
    cells: cells.map((cell, index) => ({ ...cell, zIndex: index + 1 })),
  };
  return {
    version: VERSION,
    summary: { title, owner: "", description: descriptionOf(model), id: 0 },
    detail: {
      contributors: [],
      diagrams: [diagram],
      diagramTop: 1,
      reviewer: "",
      threatTop: top,
    },
  };
}

function wholeOf(title: string, parts: ReadonlyMap<string, Drawable>) {
  const part: Drawable = { name: title, kind: "process", boundary: null, outOfScope: null };
  const key = nameKey(title) || "whole";
  return { key, part: parts.get(key) ?? part };
}

/** A scope may speak of more than what is drawn. */
function descriptionOf({ scope }: ThreatModel): string {
  return [
    ...scope.in.map(({ text }) => `In scope: ${text}`),
    ...scope.out.map(({ text }) => `Out of scope: ${text}`),
  ].join("\n");
}
