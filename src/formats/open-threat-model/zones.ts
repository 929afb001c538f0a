import type { View } from "../structured/view.ts";
import { NO_ZONE } from "./extension.ts";

/** Components stand in components no deeper than this. */
const DEEPEST = 20;

/** Tells the name of the trust zone that a component stands in, by its id; null: none. */
export function zonesOf(root: View): (componentId: string) => string | null {
  const names = new Map(
    root.maps("trustZones").map((zone) => [zone.text("id"), zone.name("name")]),
  );
  const components = root.maps("components");
  const parents = new Map(components.map((view) => [view.text("id"), view.map("parent")]));
  const zoneOf = (id: string | null, depth: number): string | null => {
    const parent = depth < DEEPEST ? parents.get(id) : null;
    if (!parent) return null;
    const zone = parent.text("trustZone");
    if (zone === NO_ZONE) return null;
    return zone === null ? zoneOf(parent.text("component"), depth + 1) : (names.get(zone) ?? zone);
  };
  return (componentId) => zoneOf(componentId, 0);
}
