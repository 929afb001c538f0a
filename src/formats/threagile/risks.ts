import type { Element, Threat, ThreatStatus } from "../../model/threat-model.ts";
import { categoriesOf, severityOf, threatOf, withReason } from "../structured/parts.ts";
import type { View } from "../structured/view.ts";

/** @see https://github.com/Threagile/threagile/blob/master/pkg/types/risk_status.go */
const STATUSES: Readonly<Record<string, ThreatStatus>> = {
  unchecked: "open",
  "in-discussion": "open",
  "in-progress": "open",
  accepted: "accepted",
  mitigated: "mitigated",
  "false-positive": "not-applicable",
};

/** The elements that a risk may name as most relevant, in the order in which they make its id. */
const RELEVANT = [
  "technical_asset",
  "data_asset",
  "communication_link",
  "trust_boundary",
  "shared_runtime",
].map((what) => `most_relevant_${what}`);

/** The individually identified risks. A category without any is a threat itself. */
export function readRisks(root: View, elements: ReadonlyMap<string, Element>): readonly Threat[] {
  const tracking = new Map(root.named("risk_tracking"));
  const names = namesById(root, elements);
  const categories = [
    ...root.named("individual_risk_categories"),
    ...root.named("custom_risk_categories"),
  ];
  return categories.flatMap(([category, view]) => {
    const risks = view.named("risks_identified");
    if (risks.length === 0)
      return [readRisk({ title: category, category: view, risk: view }, names, tracking)];
    return risks.map(([name, risk]) =>
      readRisk({ title: withReason(category, name), category: view, risk }, names, tracking),
    );
  });
}

interface Risk {
  readonly title: string;
  readonly category: View;
  readonly risk: View;
}

function readRisk(
  { title, category, risk }: Risk,
  names: ReadonlyMap<string, string>,
  tracking: ReadonlyMap<string, View>,
): Threat {
  const relevant = RELEVANT.flatMap((key) => risk.text(key) ?? []);
  const id = [category.text("id") ?? "", ...relevant].join("@");
  const tracked = tracking.get(id);
  const status = STATUSES[tracked?.text("status") ?? ""] ?? "open";
  const mitigation = category.text("mitigation");
  const ticket = tracked?.text("ticket") ?? null;
  return threatOf({
    ...risk.lines,
    id: id === "" ? null : id,
    title,
    description: category.text("description"),
    ...categoriesOf(category.texts("stride")),
    assets: relevant.map((one) => names.get(one) ?? one),
    ...severityOf(risk.text("severity")),
    status,
    mitigations: mitigation === null ? [] : [mitigation],
    owner: tracked?.name("checked_by") ?? null,
    reason: tracked?.text("justification") ?? null,
    tickets: ticket === null ? [] : [ticket],
  });
}

function namesById(
  root: View,
  elements: ReadonlyMap<string, Element>,
): ReadonlyMap<string, string> {
  const names = new Map([...elements].map(([id, { name }]) => [id, name]));
  for (const key of ["data_assets", "trust_boundaries", "shared_runtimes"]) {
    for (const [name, view] of root.named(key)) names.set(view.text("id") ?? name, name);
  }
  return names;
}
