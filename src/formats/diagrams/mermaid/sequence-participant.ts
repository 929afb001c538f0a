import type { ElementKind } from "../../../model/threat-model.ts";
import type { Drawing } from "./drawing.ts";
import { labelText, nameText } from "./label.ts";

const PARTICIPANT = /^(?:create\s+)?(participant|actor)\s+(\S.*)$/i;
const FIELD = /"?(type|alias)"?\s{0,9}:\s{0,9}"?([^",}]{1,400})/gi;

/** The types that say what a thing is: `participant X@{ "type": "database" }`. */
const TYPES: Readonly<Record<string, ElementKind>> = {
  actor: "external-entity",
  database: "data-store",
  collections: "data-store",
  queue: "data-store",
  control: "process",
  boundary: "process",
};

/** A box begins with a colour, a title, or both. */
const COLOUR_CODE = /^(?:rgba?\([^)]{0,40}\)|hsla?\([^)]{0,40}\)|#[0-9a-f]{3,8}\b)\s*/i;
const COLOUR_NAMES = new Set(
  "aliceblue aqua azure beige black blue brown coral cornsilk crimson cyan darkblue darkgray darkgreen gold gray green grey honeydew indigo ivory khaki lavender lightblue lightcoral lightcyan lightgray lightgreen lightgrey lightpink lightsalmon lightyellow lime linen magenta maroon mintcream mistyrose navy olive orange palegreen pink plum powderblue purple red salmon seashell silver skyblue snow tan teal thistle tomato transparent violet wheat white whitesmoke yellow".split(
    " ",
  ),
);

/** Reads `participant A as Name`, `actor A`, `participant A@{ … }`; false: the statement is none. */
export function readParticipant(statement: string, drawing: Drawing, line: number): boolean {
  const match = PARTICIPANT.exec(statement);
  if (match === null) return false;
  const [, word = "", rest = ""] = match;
  const { id, alias, type } = parts(rest);
  const kind = TYPES[type ?? word.toLowerCase()] ?? null;
  drawing.show(id, line, { name: nameText(alias ?? id), kind });
  return true;
}

/** The title of `box Aqua Payment service`, without its colour; empty: it has none. */
export function boxTitle(text: string): string {
  const bare = text.replace(COLOUR_CODE, "").replaceAll('"', "");
  const [word = ""] = bare.split(" ", 1);
  return labelText(COLOUR_NAMES.has(word.toLowerCase()) ? bare.slice(word.length) : bare);
}

function parts(rest: string): {
  id: string;
  alias?: string | undefined;
  type?: string | undefined;
} {
  const open = rest.indexOf("@{");
  const close = open === -1 ? -1 : rest.indexOf("}", open);
  if (close === -1) return splitAlias(rest);
  const fields = new Map<string, string>();
  for (const [, key = "", value = ""] of rest.slice(open, close).matchAll(FIELD)) {
    fields.set(key.toLowerCase(), value.trim());
  }
  const named = splitAlias(rest.slice(0, open) + rest.slice(close + 1));
  return { id: named.id, alias: named.alias ?? fields.get("alias"), type: fields.get("type") };
}

function splitAlias(text: string): { id: string; alias?: string } {
  const at = text.search(/\sas\s/i);
  if (at === -1) return { id: text.trim() };
  return { id: text.slice(0, at).trim(), alias: text.slice(at + 4).trim() };
}
