import type { Stride } from "../../model/stride.ts";
import { onlyCategories } from "../vocabulary/stride.ts";
import type { Item, List } from "./block.ts";
import { namedIn } from "./item-name.ts";
import { labelOf } from "./label.ts";

/** A list item that begins with categories, and what it says after them. */
export interface Led {
  readonly stride: readonly Stride[];
  readonly rest: string;
}

const DEFINITION =
  /^(?:(?:the )?(?:ability|act|process) |is |pretending|impersonat\w+ (?:some|an|the identity)|(?:illegal|unauthori[sz]ed|malicious)(?:ly)? (?:access|modif|chang)|modif\w+ (?:data|something|code)|chang\w+ (?:data|something)|claim\w+|deny\w+|den(?:y|ies) |expos\w+ (?:information|data|sensitive)|provid\w+ information|gain\w+ (?:cap|priv|unauth|perm|higher|elev)|exhaust\w+|degrad\w+|make? )/iu;
const LONGEST_DEFINITION = 110;
const LONGEST_CATEGORY = 60;

/** Several readers ask the same item. */
const KNOWN = new WeakMap<Item, Led | null>();

/** The categories that are all of an item's label; null: it has another label, or none. */
export function categoryLed(item: Item): Led | null {
  const known = KNOWN.get(item);
  if (known !== undefined) return known;
  const led = readLed(item);
  KNOWN.set(item, led);
  return led;
}

function readLed(item: Item): Led | null {
  const [first, ...others] = item.text.lines;
  if (first === undefined) return null;
  const label = labelOf(first);
  const stride = onlyCategories(label?.label ?? namedIn(first).name);
  if (stride.length === 0) {
    const own = item.text.text.length < LONGEST_CATEGORY ? onlyCategories(item.text.text) : [];
    return own.length > 0 ? { stride: own, rest: "" } : null;
  }
  const own = label?.value ?? namedIn(first).description ?? "";
  const said = [own, ...others.map(({ text }) => text)].filter((text) => text !== "");
  return { stride, rest: said.join(" ") };
}

/** Whether most of a list's items begin with a category. */
export function isCategoryList(list: List): boolean {
  const led = list.items.filter((item) => categoryLed(item) !== null);
  const isMost =
    led.length === list.items.length || (led.length >= 2 && led.length * 2 > list.items.length);
  return isMost && !isLegend(list);
}

/** Whether a list is the six words alone, or with what each of them means: no threats. */
export function isLegend(list: List): boolean {
  const { items } = list;
  if (items.length > 8 || items.some(({ blocks }) => blocks.length > 0)) return false;
  const led = items.map((item) => categoryLed(item));
  const distinct = new Set(led.flatMap((one) => one?.stride ?? []));
  if (distinct.size < 5) return false;
  return led.every((one) => one === null || one.rest === "" || isDefinition(one.rest));
}

/** `Impersonating something or someone else`: what the word means, of nothing in particular. */
function isDefinition(text: string): boolean {
  return text.length < LONGEST_DEFINITION && DEFINITION.test(text);
}
