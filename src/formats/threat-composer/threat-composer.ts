import { nameKey } from "../../model/names.ts";
import type { Asset, Diagram, Threat, ThreatStatus } from "../../model/threat-model.ts";
import { parseJson } from "../structured/parse-json.ts";
import { categoriesOf, severityOf, threatOf } from "../structured/parts.ts";
import { oneLine } from "../structured/plain-text.ts";
import { structuredFormat } from "../structured/structured-format.ts";
import type { View } from "../structured/view.ts";
import { assetKindOf } from "../vocabulary/asset-kind.ts";
import { mitigationsByThreat } from "./mitigations.ts";

const KEYS = ['"threats"', '"mitigationLinks"', '"applicationInfo"'];

const STATUSES: Readonly<Record<string, ThreatStatus>> = {
  threatIdentified: "open",
  threatResolved: "mitigated",
  threatResolvedNotUseful: "not-applicable",
};

/**
 * AWS Threat Composer. Its threats are statements that name the assets they impact: those are all
 * the assets it knows.
 * @see https://github.com/awslabs/threat-composer
 */
export const threatComposer = structuredFormat({
  id: "threat-composer",
  title: "AWS Threat Composer",
  recognizes: ({ path, text }) =>
    /\.tc\.json$/i.test(path) || (/\.json$/i.test(path) && KEYS.every((key) => text.includes(key))),
  parse: parseJson,
  read(root) {
    if (!root.has("threats") && !root.has("applicationInfo")) {
      return "a Threat Composer export needs “threats” or “applicationInfo”";
    }
    const views = root.maps("threats");
    const mitigations = mitigationsByThreat(root);
    return {
      title: root.map("applicationInfo")?.name("name") ?? null,
      diagrams: ["architecture", "dataflow"].flatMap((key) => diagramOf(root, key)),
      assets: assetsOf(views),
      threats: views.map((view) => readThreat(view, mitigations.get(view.text("id") ?? "") ?? [])),
    };
  },
});

function diagramOf(root: View, key: string): readonly Diagram[] {
  const drawing = root.map(key);
  if (drawing === null || drawing.text("image") === null) return [];
  return [{ kind: "image", problem: null, ...drawing.linesOf("image") }];
}

function readThreat(view: View, mitigations: readonly string[]): Threat {
  const metadata = new Map(view.maps("metadata").map((entry) => [entry.text("key"), entry]));
  const letters = metadata.get("STRIDE")?.texts("value") ?? [];
  const priority = metadata.get("Priority")?.text("value") ?? null;
  const comments = metadata.get("Comments")?.text("value") ?? null;
  const status = STATUSES[view.text("status") ?? ""] ?? "open";
  return threatOf({
    ...view.lines,
    id: idOf(view.number("numericId")),
    title: view.name("statement") ?? composed(view),
    description: comments,
    ...categoriesOf(letters.length > 0 ? letters : view.texts("impactedGoal")),
    assets: impactedAssets(view),
    ...severityOf(priority),
    status,
    mitigations,
    reason: status === "not-applicable" ? comments : null,
  });
}

/** As the tool's own Markdown export writes it. */
function idOf(number: number | null): string | null {
  return number === null ? null : `T-${String(number).padStart(4, "0")}`;
}

/** The statement of a threat whose export has only its parts. */
function composed(view: View): string {
  const [who, how, what, impact] = [
    "threatSource",
    "prerequisites",
    "threatAction",
    "threatImpact",
  ].map((key) => view.name(key));
  const parts = [who, how, what && `can ${what}`, impact && `which leads to ${impact}`];
  return parts.filter((part) => part).join(" ") || "Untitled threat";
}

/** Many people type several assets into one field. */
function impactedAssets(view: View): readonly string[] {
  return view.texts("impactedAssets").flatMap((text) =>
    text
      .split(/[,;]/)
      .map((part, index) => oneLine(index === 0 ? part : part.replace(/^\s*and\s/i, "")))
      .filter((part) => part !== ""),
  );
}

function assetsOf(threats: readonly View[]): readonly Asset[] {
  const assets = new Map<string, Asset>();
  for (const view of threats) {
    for (const name of impactedAssets(view)) {
      const known = assets.has(nameKey(name));
      const lines = view.linesOf("impactedAssets");
      if (known) continue;
      assets.set(nameKey(name), {
        id: null,
        name,
        kind: assetKindOf(name),
        description: null,
        ...lines,
      });
    }
  }
  return [...assets.values()];
}
