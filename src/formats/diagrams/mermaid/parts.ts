import type { DataFlow, Element, ElementKind } from "../../../model/threat-model.ts";
import { namesAnOutsider, namesForeignGround } from "./outside-words.ts";

/** What a statement says of an element beside its id. */
export interface About {
  readonly name?: string;
  readonly kind?: ElementKind | null;
}

/** An element as its statements describe it together. */
export interface Shown {
  readonly name: string;
  readonly kind: ElementKind | null;
  readonly line: number;
  readonly isNamed: boolean;
  /** The id of the innermost boundary it stands in. */
  boundary: string | null;
}

/** A trust boundary; one without a title only groups. */
export interface Boundary {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  /** Ids of the elements that its statements mention. */
  readonly inside: string[];
}

/** A data flow by the ids of its ends. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string | null;
  readonly line: number;
}

/** All that a diagram shows, by id. */
export interface Parts {
  readonly shown: Map<string, Shown>;
  readonly boundaries: Map<string, Boundary>;
  readonly arrows: Arrow[];
  /** What the style class of an element says it is. */
  readonly classes: Map<string, ElementKind>;
}

/** The element with what one more statement says of it; its line is where it is first named. */
export function describe(
  known: Shown | undefined,
  {
    id,
    line,
    about,
  }: { readonly id: string; readonly line: number; readonly about?: About | undefined },
): Shown {
  const base = known ?? { name: id, kind: null, line, isNamed: false, boundary: null };
  if (about === undefined) return base;
  return {
    name: about.name || base.name,
    kind: about.kind ?? base.kind,
    line: base.isNamed ? base.line : line,
    isNamed: true,
    boundary: base.boundary,
  };
}

/** The elements in line order; what turned out to be a boundary is none. */
export function elementsOf({ shown, boundaries, classes }: Parts): readonly Element[] {
  const elements: Element[] = [];
  for (const [id, { name, kind, line, boundary }] of shown) {
    if (boundaries.has(id)) continue;
    const title = boundary === null ? null : (boundaries.get(boundary)?.title ?? null);
    const told = { shape: kind, class: classes.get(id) ?? null, name, boundary: title };
    elements.push({ name, kind: kindOf(told), boundary: title, line, endLine: line });
  }
  return elements.sort((a, b) => a.line - b.line);
}

/** All that tells what an element is. */
interface Told {
  readonly shape: ElementKind | null;
  readonly class: ElementKind | null;
  readonly name: string;
  readonly boundary: string | null;
}

/** A cylinder is a data store whoever owns it; a class or name that says "outside" holds for the rest. */
function kindOf({ shape, class: told, name, boundary }: Told): ElementKind | null {
  if (shape === "data-store") return shape;
  if (told === "external-entity" || namesAnOutsider(name)) return "external-entity";
  const kind = shape ?? told;
  return kind === null && boundary !== null && namesForeignGround(boundary)
    ? "external-entity"
    : kind;
}

/** The arrows as data flows between names. An end may be a whole boundary: it stands in itself. */
export function dataFlowsOf({ shown, boundaries, arrows }: Parts): readonly DataFlow[] {
  const nameOf = (id: string) => boundaries.get(id)?.title ?? shown.get(id)?.name ?? id;
  const placeOf = (id: string) => (boundaries.has(id) ? id : (shown.get(id)?.boundary ?? null));
  return arrows.map(({ from, to, label, line }) => ({
    from: nameOf(from),
    to: nameOf(to),
    label,
    crosses: placeOf(from) !== placeOf(to),
    line,
    endLine: line,
  }));
}
