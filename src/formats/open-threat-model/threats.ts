import type { Severity } from "../../model/severity.ts";
import type { DataFlow, Element, Threat, ThreatStatus } from "../../model/threat-model.ts";
import { acceptedBy, categoriesOf, flowName, threatOf } from "../structured/parts.ts";
import type { View } from "../structured/view.ts";
import { severityOfScore } from "../vocabulary/severity.ts";
import { parseStatus } from "../vocabulary/status.ts";
import { readAttributes } from "./attributes.ts";
import { extension } from "./extension.ts";

/** Where one threat shows up: at components and data flows, in which state, with which mitigations. */
interface Occurrences {
  readonly subjects: Set<string>;
  readonly statuses: Set<ThreatStatus>;
  readonly mitigations: Set<string>;
}

/** The threats that are defined, each once, with all places where they occur. */
export function readThreats(
  root: View,
  elements: readonly Element[],
  dataFlows: readonly DataFlow[],
): { readonly threats: readonly Threat[] } {
  const found = new Map<string, Occurrences>();
  const collect = (views: readonly View[], names: readonly string[]) => {
    for (const [index, view] of views.entries()) {
      for (const threat of view.maps("threats")) add(found, threat, names[index] ?? "");
    }
  };
  collect(
    root.maps("components"),
    elements.map(({ name }) => name),
  );
  collect(root.maps("dataflows"), dataFlows.map(flowName));
  const mitigations = byId(root.maps("mitigations"));
  const threats = byId(root.maps("threats"));
  noteUnlinked(root, found, { mitigations, threats });
  const owner = root.map("project")?.name("owner") ?? null;
  return {
    threats: [...threats].map(([id, view]) =>
      acceptedBy(readThreat(view, found.get(id), mitigations), owner),
    ),
  };
}

function byId(views: readonly View[]): ReadonlyMap<string, View> {
  return new Map(views.map((view, index) => [view.text("id") ?? `#${index}`, view]));
}

/** What refers to nothing, and what nothing refers to, could not be placed. */
function noteUnlinked(
  root: View,
  found: ReadonlyMap<string, Occurrences>,
  known: Readonly<Record<"mitigations" | "threats", ReadonlyMap<string, View>>>,
): void {
  const used = new Set([...found.values()].flatMap(({ mitigations }) => [...mitigations]));
  const told = new Set([...known.threats.values()].flatMap(mitigationsTold));
  for (const [id, view] of known.mitigations) {
    if (!used.has(id) && !told.has(view.text("name") ?? ""))
      view.note(view.lines, `no threat names the mitigation “${view.name("name")}”`);
  }
  for (const id of found.keys()) {
    if (!known.threats.has(id))
      root.note(root.linesOf("threats"), `the threat “${id}” is not described`);
  }
}

/** What our own attributes say of a threat that stands at no component and no data flow. */
function mitigationsTold(threat: View): readonly string[] {
  return threat.map("attributes")?.texts(extension("mitigations")) ?? [];
}

function add(found: Map<string, Occurrences>, view: View, subject: string): void {
  const id = view.text("threat") ?? "";
  const known = found.get(id) ?? {
    subjects: new Set(),
    statuses: new Set(),
    mitigations: new Set(),
  };
  found.set(id, known);
  if (subject !== "") known.subjects.add(subject);
  known.statuses.add(parseStatus(view.text("state") ?? "") ?? "open");
  for (const mitigation of view.maps("mitigations")) {
    known.mitigations.add(mitigation.text("mitigation") ?? "");
  }
}

function readThreat(
  view: View,
  found: Occurrences | undefined,
  mitigations: ReadonlyMap<string, View>,
): Threat {
  const ids = [...(found?.mitigations ?? [])];
  const threat = threatOf({
    ...view.lines,
    id: view.text("id"),
    title: view.name("name") ?? view.text("id") ?? "Untitled threat",
    description: view.text("description"),
    ...categoriesOf(view.texts("categories")),
    assets: [...(found?.subjects ?? [])],
    severity: severityOfRisk(view),
    status: statusOf(found?.statuses ?? new Set()),
    mitigations: ids.map((id) => mitigations.get(id)?.name("name") ?? id),
  });
  const attributes = view.map("attributes");
  return attributes === null ? threat : { ...threat, ...readAttributes(attributes) };
}

/** As long as it is open anywhere, it is open. */
function statusOf(statuses: ReadonlySet<ThreatStatus>): ThreatStatus {
  const [first = "open"] = statuses;
  return statuses.size > 1 && statuses.has("open") ? "open" : first;
}

/**
 * Likelihood and impact are percentages. Their product, scaled to ten, has the bands of CVSS, as
 * in Threat Dragon's import.
 */
function severityOfRisk(view: View): Severity | null {
  const risk = view.map("risk");
  const likelihood = risk?.number("likelihood") ?? null;
  const impact = risk?.number("impact") ?? null;
  if (likelihood === null || impact === null) return null;
  return severityOfScore((likelihood * impact) / 1000);
}
