import type { DataFlow, Element } from "../../../model/threat-model.ts";
import { kindOfClass } from "./class-words.ts";
import {
  type About,
  type Boundary,
  dataFlowsOf,
  describe,
  elementsOf,
  type Parts,
} from "./parts.ts";

/** What was read from one diagram. What came before and after a problem is kept. */
export interface DiagramReading {
  readonly elements: readonly Element[];
  readonly dataFlows: readonly DataFlow[];
  /** The first thing that could not be read, with its line; null: everything was. */
  readonly problem: string | null;
}

/** More than anybody draws; a few lines of `A & B & … --> C & D & …` ask for millions. */
const LIMITS = { elements: 2_000, arrows: 5_000, "boundaries in each other": 100 } as const;
const FAILURE_LIMIT = 100;

/** A diagram as it is put together from its statements, by the ids that stand in it. */
export interface Drawing {
  /** Shows an element in the boundary that is open; the last name and kind given hold. */
  show(id: string, line: number, about?: About): void;
  /** Gives an element, shown or not yet, a style class. */
  classify(id: string, className: string): void;
  connect(from: string, to: string, label: string | null, line: number): void;
  /** Opens a trust boundary inside the open one; without a title it only groups. */
  enter(id: string, title: string, line: number): void;
  /** Closes the innermost boundary; false: none is open. */
  leave(): boolean;
  /** Notes what could not be read; the first note stays. */
  fail(line: number, why: string): void;
  /** Whether there is no use in reading on: too much was drawn, or too little understood. */
  isFull(): boolean;
  finish(): DiagramReading;
}

/** An empty drawing. */
export function newDrawing(): Drawing {
  const parts: Parts = { shown: new Map(), boundaries: new Map(), arrows: [], classes: new Map() };
  const open: Boundary[] = [];
  const troubles = newTroubles();
  const leave = () => settle(open.pop(), open.at(-1), parts);
  return {
    leave,
    fail: troubles.add,
    isFull: troubles.areTooMany,
    show(id, line, about) {
      const known = parts.shown.get(id);
      if (known === undefined && troubles.exceeds("elements", parts.shown.size, line)) return;
      parts.shown.set(id, describe(known, { id, line, about }));
      open.at(-1)?.inside.push(id);
    },
    classify(id, className) {
      const kind = kindOfClass(className);
      if (kind !== null) parts.classes.set(id, kind);
    },
    connect(from, to, label, line) {
      if (troubles.exceeds("arrows", parts.arrows.length, line)) return;
      parts.arrows.push({ from, to, label: label || null, line });
    },
    enter(id, title, line) {
      if (troubles.exceeds("boundaries in each other", open.length, line)) return;
      const boundary = { id, title, line, inside: [] };
      if (title !== "") parts.boundaries.set(id, boundary);
      open.push(boundary);
    },
    finish() {
      const unclosed = open.at(-1);
      if (unclosed !== undefined)
        troubles.add(unclosed.line, `“${unclosed.title}” is never closed`);
      while (leave());
      return {
        elements: elementsOf(parts),
        dataFlows: dataFlowsOf(parts),
        problem: troubles.first(),
      };
    },
  };
}

/** The boundary that closes first holds what it mentions, as the picture shows it. */
function settle(closed: Boundary | undefined, outer: Boundary | undefined, parts: Parts): boolean {
  if (closed === undefined) return false;
  if (closed.title === "") {
    for (const id of closed.inside) outer?.inside.push(id);
    return true;
  }
  for (const id of closed.inside) {
    const element = parts.shown.get(id);
    if (element !== undefined) element.boundary ??= closed.id;
  }
  return true;
}

function newTroubles() {
  let first: string | null = null;
  let count = 0;
  const add = (line: number, why: string) => {
    first ??= `line ${line}: ${why}`;
    count += 1;
  };
  return {
    add,
    first: () => first,
    areTooMany: () => count >= FAILURE_LIMIT,
    exceeds(things: keyof typeof LIMITS, number: number, line: number) {
      if (number < LIMITS[things]) return false;
      add(line, `more than ${LIMITS[things]} ${things}, the rest is not read`);
      count = FAILURE_LIMIT;
      return true;
    },
  };
}
