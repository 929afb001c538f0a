import { isMap, isScalar, parseDocument, type YAMLMap } from "yaml";
import type { Phase } from "../model/phase.ts";
import type { Policy } from "../model/policy.ts";
import { comparePolicies } from "./compare-policies.ts";
import { parsePolicy } from "./parse.ts";

/**
 * A config file in which one team is in another phase, and all else stands as it was written:
 * comments, layout, order. Null: the file has no such team, or no edit changes only that.
 */
export function withPhase(text: string, team: string, phase: Phase): string | null {
  const node = parseDocument(text).getIn(["teams", team], true);
  const edited = isMap(node) ? inMapping(text, node, phase) : null;
  if (edited === null) return null;
  const [before, after] = [parsePolicy(text).policy, parsePolicy(edited).policy];
  return before !== null && after !== null && changesOnly(team, before, after) ? edited : null;
}

/** The same for a step that is only meant where the team is in its first phase; null also elsewhere. */
export function withStep(
  text: string,
  { team, from, to }: { readonly team: string; readonly from: Phase; readonly to: Phase },
): string | null {
  const written = parsePolicy(text).policy?.teams.find(({ name }) => name === team);
  return written?.phase === from ? withPhase(text, team, to) : null;
}

function changesOnly(team: string, before: Policy, after: Policy): boolean {
  const changes = comparePolicies(before, after);
  return changes.length === 1 && changes[0]?.what === `team ${team}`;
}

function inMapping(text: string, team: YAMLMap, phase: Phase): string | null {
  const written = team.get("phase", true);
  if (isScalar(written) && written.range) {
    const [start, end] = written.range;
    return text.slice(0, start) + phase + text.slice(end);
  }
  const start = team.range?.[0];
  if (start === undefined || team.has("phase")) return null;
  if (team.flow) {
    const rest = text.slice(start + 1);
    const isEmpty = team.items.length === 0;
    return `${text.slice(0, start)}{ phase: ${phase}${isEmpty ? " " : ", "}${rest.trimStart()}`;
  }
  const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return `${text.slice(0, start)}phase: ${phase}\n${indent}${text.slice(start)}`;
}
