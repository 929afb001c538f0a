import type { Asset } from "../../model/threat-model.ts";
import { parseAnswer } from "../vocabulary/answer.ts";
import { assetKindOf, namedAssetKind } from "../vocabulary/asset-kind.ts";
import { bareWords } from "../vocabulary/words.ts";
import type { TextLine } from "./block.ts";
import type { Draft } from "./draft.ts";
import { namedIn, splitId, withoutJoint } from "./item-name.ts";
import { isPlaceholder } from "./placeholder.ts";
import { type ItemRecord, textOf } from "./record.ts";
import { idKey } from "./references.ts";

/** Adds an asset from its fields; false: nothing names it. */
export function addAsset(draft: Draft, record: ItemRecord): boolean {
  const written =
    textOf(record, "asset") || textOf(record, "title") || textOf(record, "description");
  if (!isName(written)) return false;
  const own = textOf(record, "id").trim();
  const { id, rest } = own === "" ? splitName(written) : { id: own, rest: written };
  if (id !== null && isCatalogued(draft, id)) return true;
  const said = textOf(record, "kind") || textOf(record, "category");
  const name = rest.replace(/\n/gu, " ").trim();
  const description = textOf(record, "description").trim();
  draft.assets.push({
    id,
    name,
    kind: namedAssetKind(said) ?? assetKindOf(name),
    description: description === "" || description === written ? null : description,
    line: record.line,
    endLine: record.endLine,
  });
  return true;
}

/** An id and a name; what is nothing but an id, such as `EC2`, is a name. */
function splitName(text: string): ReturnType<typeof splitId> {
  const split = splitId(text);
  return split.rest === "" ? { id: null, rest: text } : split;
}

/** An asset from a list item's first line or a heading; null: it names none. */
export function assetNamed(line: TextLine, at: number, endLine: number): Asset | null {
  const { id: told, name: written, description } = namedIn(line);
  const rest = withoutJoint(written);
  const [id, name] = rest === "" ? [null, told ?? ""] : [told, rest];
  if (!isName(name)) return null;
  return { id, name, kind: assetKindOf(name), description, line: at, endLine };
}

/** An id that comes again is a mention; plain numbers begin again in every table. */
function isCatalogued(draft: Draft, id: string): boolean {
  if (/^\d+$/u.test(id)) return false;
  const known = draft.assetIds.has(idKey(id));
  draft.assetIds.add(idKey(id));
  return known;
}

function isName(text: string): boolean {
  const plain = text.trim();
  if (bareWords(plain) === "" || isPlaceholder(plain)) return false;
  return parseAnswer(plain).kind === "text";
}
