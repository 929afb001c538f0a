import { oneLine } from "../structured/plain-text.ts";
import type { View } from "../structured/view.ts";

/** The mitigations of each threat, by the threat's id; those that nobody will do are none. */
export function mitigationsByThreat(root: View): ReadonlyMap<string, readonly string[]> {
  const mitigations = new Map(root.maps("mitigations").map((view) => [view.text("id"), view]));
  const links = root.maps("mitigationLinks");
  noteUnlinked(mitigations, new Set(links.map((link) => link.text("mitigationId"))));
  const byThreat = new Map<string, string[]>();
  for (const link of links) {
    const content = contentOf(mitigations.get(link.text("mitigationId")));
    if (content === null) continue;
    const threat = link.text("linkedId") ?? "";
    const known = byThreat.get(threat);
    if (known === undefined) byThreat.set(threat, [content]);
    else known.push(content);
  }
  return byThreat;
}

function contentOf(mitigation: View | undefined): string | null {
  if (mitigation?.text("status") === "mitigationResolvedWillNotAction") return null;
  return oneLine(mitigation?.text("content") ?? "") || null;
}

function noteUnlinked(
  mitigations: ReadonlyMap<string | null, View>,
  linked: ReadonlySet<string | null>,
): void {
  for (const [id, view] of mitigations) {
    const name = view.name("content")?.slice(0, 60);
    if (!linked.has(id)) view.note(view.lines, `no threat names the mitigation “${name}”`);
  }
}
