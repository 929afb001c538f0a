import { parseAnswer } from "../vocabulary/answer.ts";
import { onlyCategories } from "../vocabulary/stride.ts";
import type { Item, List } from "./block.ts";
import type { Context } from "./context.ts";
import type { Draft } from "./draft.ts";
import { namedIn } from "./item-name.ts";
import { filled } from "./threat.ts";

/** Reads what was considered and does not apply: `Repudiation: every refund is signed`. */
export function readConsideredList(draft: Draft, list: List, context: Context): void {
  const before = draft.considered.length;
  for (const item of list.items) readItem(draft, item, context);
  const { line, endLine } = list;
  const items = draft.considered.length - before;
  draft.understood.push({ what: "list", as: "considered", columns: [], items, line, endLine });
}

function readItem(draft: Draft, { text, line, endLine }: Item, context: Context): void {
  const [first] = text.lines;
  if (first === undefined) return;
  const { name, description } = namedIn(first);
  const named = onlyCategories(name);
  const answer = parseAnswer(description ?? "");
  const isAnswer = answer.kind === "considered";
  const outcome = isAnswer ? answer.outcome : "not-applicable";
  const reason = isAnswer ? answer.reason : filled(description ?? "");
  for (const stride of named.length > 0 ? named : context.stride) {
    draft.considered.push({ stride, asset: context.asset, outcome, reason, line, endLine });
  }
}
