import type { PolicyChange } from "../policy/compare-policies.ts";
import { count } from "./count.ts";
import { code, markdown } from "./escape.ts";
import type { Section } from "./fit.ts";

/** What a proposed config would change, one a line. */
export function policyChangeSection(changes: readonly PolicyChange[]): Section {
  return {
    head: changes.length === 0 ? "" : "## What would change\n\n",
    blocks: changes.map(itemOf),
    tail: changes.length === 0 ? "" : "\n",
    share: 0.2,
    left: (more) => `\n${count(more, "more change")} did not fit here.\n`,
  };
}

function itemOf({ what, from, to }: PolicyChange): string {
  const subject = markdown(what, 150);
  if (from === null) return `- ${subject}: new, ${inCode(to)}\n`;
  if (to === null) return `- ${subject}: gone, was ${inCode(from)}\n`;
  return `- ${subject}: ${inCode(from)} → ${inCode(to)}\n`;
}

function inCode(value: string | null): string {
  return code(value ?? "none", 200);
}
