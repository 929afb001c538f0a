import type { Drawable } from "./drawable.ts";
import type { Box } from "./geometry.ts";

/** Where everything stands: elements by their keys, boundaries by their names. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly boundaries: ReadonlyMap<string, Box>;
}

const SIZE = { width: 160, height: 80 } as const;
const STEP = { x: 320, y: 140 } as const;
const MARGIN = 50;

/** One column for what stands in no boundary, then one for each boundary, drawn around it. */
export function layOut(drawn: ReadonlyMap<string, Drawable>): Layout {
  const columns = new Map<string | null, string[]>([[null, []]]);
  for (const [key, { boundary }] of drawn) {
    const column = columns.get(boundary);
    if (column === undefined) columns.set(boundary, [key]);
    else column.push(key);
  }
  const boxes = new Map<string, Box>();
  const boundaries = new Map<string, Box>();
  for (const [index, [boundary, keys]] of [...columns].entries()) {
    const x = MARGIN + index * STEP.x;
    for (const [row, key] of keys.entries()) {
      boxes.set(key, { x, y: MARGIN + row * STEP.y, ...SIZE });
    }
    if (boundary !== null) boundaries.set(boundary, around(x, keys.length));
  }
  return { boxes, boundaries };
}

function around(x: number, rows: number): Box {
  return {
    x: x - MARGIN / 2,
    y: MARGIN / 2,
    width: SIZE.width + MARGIN,
    height: (rows - 1) * STEP.y + SIZE.height + MARGIN,
  };
}
