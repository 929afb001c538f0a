import { type Cursor, skipSpace, take } from "../../text/cursor.ts";
import { takeText } from "./flowchart-node.ts";
import { labelText } from "./label.ts";

/** An arrow between two nodes. `~~~` only arranges them: it is no data flow. */
export interface Link {
  readonly label: string | null;
  readonly isDrawn: boolean;
  /** The only arrow head is at the left end. */
  readonly pointsBack: boolean;
}

/** As in Mermaid's lexer: solid, dotted, thick; whole, or open for the text inside them. */
const WHOLE = /(?:[xo<]?--+[-xo>]|[xo<]?-?\.+-[xo>]?|[xo<]?==+[=xo>])/y;
const INVISIBLE = /~~~+/y;
const LINK_ID = /[\w-]{1,100}@(?=[-=<xo])/y;
const OPEN_LINKS: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/[xo<]?--/y, /[xo<]?--+[-xo>]/g],
  [/[xo<]?==/y, /[xo<]?==+[=xo>]/g],
  [/[xo<]?-\./y, /[xo<]?\.+-[xo>]?/g],
];

/** The link that stands here, and the cursor stands behind it; null: none does. */
export function takeLink(cursor: Cursor): Link | null {
  const start = cursor.at;
  take(cursor, LINK_ID);
  if (take(cursor, INVISIBLE) !== null) return { label: null, isDrawn: false, pointsBack: false };
  const whole = take(cursor, WHOLE)?.[0];
  const link = whole === undefined ? takeOpenLink(cursor) : { label: null, ...drawn(whole) };
  if (link === null) {
    cursor.at = start;
    return null;
  }
  return { ...link, label: takePipeText(cursor) ?? link.label };
}

/** `A -- text --> B` */
function takeOpenLink(cursor: Cursor): Link | null {
  for (const [open, close] of OPEN_LINKS) {
    const start = cursor.at;
    const head = take(cursor, open)?.[0];
    if (head === undefined) continue;
    const text = takeText(cursor, close);
    if (text !== null) {
      return {
        label: labelText(text),
        ...drawn(head + cursor.text.slice(cursor.at - 1, cursor.at)),
      };
    }
    cursor.at = start;
  }
  return null;
}

/** `A -->|text| B` */
function takePipeText(cursor: Cursor): string | null {
  const start = cursor.at;
  skipSpace(cursor);
  if (take(cursor, /\|/y) !== null) {
    const text = takeText(cursor, /\|/g);
    if (text !== null) return labelText(text);
  }
  cursor.at = start;
  return null;
}

function drawn(link: string): Omit<Link, "label"> {
  return { isDrawn: true, pointsBack: link.startsWith("<") && !link.endsWith(">") };
}
