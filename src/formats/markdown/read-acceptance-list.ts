import type { List } from "./block.ts";
import type { Draft } from "./draft.ts";
import { namedIn } from "./item-name.ts";

/** Reads a list of accepted risks: `T-3: the queue drops doubles`. */
export function readAcceptanceList(draft: Draft, list: List): void {
  for (const { text, line, endLine } of list.items) {
    const [first] = text.lines;
    if (first === undefined) continue;
    const { id, name, description } = namedIn(first);
    const reason = description ?? (id === null ? null : name);
    draft.acceptances.push({ threat: id ?? name, reason, owner: null, line, endLine });
  }
  const { line, endLine } = list;
  const items = list.items.length;
  draft.understood.push({ what: "list", as: "acceptances", columns: [], items, line, endLine });
}
