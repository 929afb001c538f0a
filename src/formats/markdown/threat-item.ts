import { parseAnswer } from "../vocabulary/answer.ts";
import type { Block, Item, TextLine } from "./block.ts";
import type { Led } from "./category-led.ts";
import type { Draft } from "./draft.ts";
import { withLines } from "./inline.ts";
import { namedIn, splitId, withoutJoint } from "./item-name.ts";
import { labelOf } from "./label.ts";
import { gather } from "./labelled-fields.ts";
import { mitigateAll } from "./mitigate.ts";
import { partOf } from "./part.ts";
import { mitigationTexts } from "./read-mitigations.ts";
import { addValue, plainValue } from "./record.ts";
import { takeInnerLabels, takeTags } from "./tags.ts";
import { addConsidered, addThreat, isMitigation, type Told } from "./threat.ts";

/** `✅`, `⚠️` before a name. */
const SIGN = /^(?:\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|\s)+(?=\S)/u;

/** `**Remediation**:` among the threats of a category is for all of them; false: the item is none. */
export function addSharedMitigation(
  draft: Draft,
  item: Item,
  first: TextLine,
  group: number,
): boolean {
  const label = labelOf(first);
  if (label === null) return false;
  const isField = label.field === "mitigation" || partOf(label.label) === "mitigations";
  if (!isField || (label.field === null && label.value !== "")) return false;
  const nested = mitigationTexts(item.blocks);
  const texts = [label.value, ...nested].filter((text) => text !== "" && isMitigation(text));
  mitigateAll(draft.threats.slice(group), texts);
  return true;
}

/** An item whose label is a category and whose line, or the lines below it, are the threat. */
export function addLed(draft: Draft, item: Item, led: Led, told: Told): void {
  const context = { ...told.context, stride: led.stride };
  const { record, prose } = gather(item.blocks, item.line, item.endLine);
  const text = [led.rest, ...prose].join(" ").trim();
  const answer = parseAnswer(text);
  if (answer.kind === "considered") {
    const reason = answer.reason ?? item.text.notes[0] ?? null;
    addConsidered(draft, { ...answer, reason }, led.stride, record, context.asset);
    return;
  }
  addValue(record, "threat", plainValue(text, ""));
  addThreat(draft, record, { ...told, context });
}

/** An item that is a threat: `**Name**: text`, `Threat: text`, a sentence. */
export function addNamed(draft: Draft, item: Item, first: TextLine, told: Told): void {
  const { record, prose } = gather(bodyOf(item), item.line, item.endLine);
  const label = labelOf(first);
  const isField = label?.field === "threat" || label?.field === "scenario";
  const { id, rest } = splitId(label?.value ?? "");
  const {
    id: ownId,
    name,
    description,
  } = isField ? { id, name: rest, description: null } : namedIn(first);
  const goesOn = description === null && !isField ? prose.splice(0, ownLines(item, prose)) : [];
  const title = [name, ...goesOn].join(" ").replace(SIGN, "");
  const plain = withoutJoint(title);
  addValue(record, "title", plainValue(takeTags(plain, record) || plain, ""));
  const own = description === null ? "" : takeInnerLabels(takeTags(description, record), record);
  const said = [own, ...prose].filter((text) => text !== "");
  addValue(record, "description", plainValue(said.join("\n"), ""));
  if (ownId !== null) addValue(record, "id", plainValue(ownId, ""));
  if (item.checked === true) addValue(record, "status", plainValue("mitigated", ""));
  const { links } = item.text;
  if (links.length > 0) addValue(record, "notes", { ...plainValue(item.text.text, ""), links });
  addThreat(draft, record, told);
}

/** What stands below an item's first line: more lines, which may be labels, and blocks. */
function bodyOf(item: Item): readonly Block[] {
  const [first, ...lines] = item.text.lines;
  if (first === undefined || lines.length === 0) return item.blocks;
  const text = withLines(item.text, lines);
  return [{ kind: "paragraph", text, line: item.line, endLine: item.endLine }, ...item.blocks];
}

/** How many of the lines without label go on with an item's first one. */
function ownLines({ text }: Item, prose: readonly string[]): number {
  const [first, ...lines] = text.lines;
  if (first?.lead != null) return 0;
  const end = lines.findIndex((line, at) => line.text !== prose[at]);
  return end === -1 ? lines.length : end;
}
