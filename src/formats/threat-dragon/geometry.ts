/** A point of a diagram, in its own units; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its upper left corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A line through points. */
export type Path = readonly Point[];

/** An arrow that ends this close to a box touches it. */
const NEAR = 10;

/** The middle of a box. */
export function centreOf({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Whether a point stands in a box, or close to its edge where `margin` says so. */
function contains(box: Box, { x, y }: Point, margin = 0): boolean {
  return (
    x >= box.x - margin &&
    x <= box.x + box.width + margin &&
    y >= box.y - margin &&
    y <= box.y + box.height + margin
  );
}

/** Whether a point touches a box. */
export function touches(box: Box, point: Point): boolean {
  return contains(box, point, NEAR);
}

/** The smallest of the boxes that a point stands in. */
export function innermost<T extends Box>(boxes: readonly T[], point: Point): T | null {
  const around = boxes.filter((box) => contains(box, point));
  return around.reduce<T | null>(
    (best, box) =>
      best === null || box.width * box.height < best.width * best.height ? box : best,
    null,
  );
}

/** Whether two paths cross. */
export function cross(one: Path, other: Path): boolean {
  return segments(one).some((a) => segments(other).some((b) => segmentsCross(a, b)));
}

type Segment = readonly [Point, Point];

function segments(path: Path): readonly Segment[] {
  return path.slice(1).map((to, index) => [path[index] ?? to, to]);
}

function segmentsCross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

/** On which side of a line a point stands: 1 or -1. */
function side(from: Point, to: Point, { x, y }: Point): 1 | -1 {
  return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) > 0 ? 1 : -1;
}
