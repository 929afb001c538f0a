import { worseSeverity } from "../../model/severity.ts";
import type { Element, Threat, ThreatStatus } from "../../model/threat-model.ts";
import { severityOf, threatOf } from "../structured/parts.ts";
import type { View } from "../structured/view.ts";

/** Controls that nobody counts on. */
const GIVEN_UP = new Set(["retired", "wont_do"]);

/** The threats, with the controls and risks that name them. The format knows no STRIDE category. */
export function readThreats(root: View, elements: ReadonlyMap<string, Element>): readonly Threat[] {
  const controls = byThreat(root.maps("controls"));
  const risks = byThreat(root.maps("risks"));
  return root.maps("threats").map((view) => {
    const id = view.text("symbolic_name");
    const own = (controls.get(id ?? "") ?? []).filter(
      (control) => !GIVEN_UP.has(control.text("status") ?? ""),
    );
    return threatOf({
      ...view.lines,
      id,
      title: view.name("title") ?? id ?? "Untitled threat",
      description: view.text("description"),
      assets: view.texts("components_affected").map((one) => elements.get(one)?.name ?? one),
      ...severityOfRisks(risks.get(id ?? "") ?? []),
      status: statusOf(own),
      mitigations: own.map((control) => control.name("title") ?? ""),
    });
  });
}

function byThreat(views: readonly View[]): ReadonlyMap<string, readonly View[]> {
  const found = new Map<string, View[]>();
  for (const view of views) {
    for (const id of view.texts("threats")) {
      const known = found.get(id);
      if (known === undefined) found.set(id, [view]);
      else known.push(view);
    }
  }
  return found;
}

function statusOf(controls: readonly View[]): ThreatStatus {
  const isDone = controls.every((control) => control.text("status") === "active");
  return controls.length > 0 && isDone ? "mitigated" : "open";
}

/** The worst level of all risks that the threat is part of. */
function severityOfRisks(risks: readonly View[]): Pick<Threat, "severity" | "unknownSeverity"> {
  const levels = risks.map((risk) => severityOf((risk.text("level") ?? "").replace(/_/g, " ")));
  const unknown = levels.find(({ unknownSeverity }) => unknownSeverity !== null);
  const severity = levels.reduce<Threat["severity"]>(
    (worst, one) => worseSeverity(worst, one.severity),
    null,
  );
  return {
    severity,
    unknownSeverity: severity === null ? (unknown?.unknownSeverity ?? null) : null,
  };
}
