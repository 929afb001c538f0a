import type { Threat } from "../../model/threat-model.ts";
import { categoriesOf, severityOf, threatOf } from "../structured/parts.ts";
import type { View } from "../structured/view.ts";
import { parseLevel, severityOfRisk } from "../vocabulary/risk-matrix.ts";
import { blocksOf, LABEL } from "./parse-hcl.ts";

/** The blocks that are controls of a threat, in the versions of the specification. */
const CONTROL_BLOCKS = ["control", "expanded_control", "proposed_control"];
const TITLE_LENGTH = 120;

/** Reads a threat block. Texts may name a variable, which `resolve` turns into its value. */
export function readThreat(view: View, resolve: (text: string | null) => string | null): Threat {
  const name = view.name(LABEL);
  const description = resolve(view.text("description"));
  const stride = view.texts("stride");
  const controls = CONTROL_BLOCKS.flatMap((block) => view.maps(blocksOf(block)));
  const isDone = controls.length > 0 && controls.every((control) => control.flag("implemented"));
  const written = resolve(view.text("control"));
  const mitigations = [
    ...(written === null ? [] : [written]),
    ...controls.flatMap(
      (control) => resolve(control.text("description")) ?? control.name(LABEL) ?? [],
    ),
    ...view.texts("control_imports"),
  ];
  const title = name ?? firstSentence(description ?? "Untitled threat");
  return threatOf({
    ...view.lines,
    title,
    description: title === description ? null : description,
    ...categoriesOf(stride.length > 0 ? stride : view.texts("impacts")),
    assets: view.texts("information_asset_refs"),
    ...severityOfThreat(view.maps(blocksOf("risk"))[0]),
    status: isDone ? "mitigated" : "open",
    mitigations,
  });
}

function severityOfThreat(risk: View | undefined): Pick<Threat, "severity" | "unknownSeverity"> {
  const words = (key: string) => (risk?.text(key) ?? "").replace(/_/g, " ");
  const said = severityOf(words("severity"));
  if (said.severity !== null || said.unknownSeverity !== null) return said;
  const severity = severityOfRisk(parseLevel(words("likelihood")), parseLevel(words("impact")), 5);
  return { severity, unknownSeverity: null };
}

function firstSentence(text: string): string {
  const line = text.trim().split(/\n|(?<=[.!?])\s/, 1)[0] ?? "";
  return line.length <= TITLE_LENGTH ? line.trim() : `${line.slice(0, TITLE_LENGTH - 1)}…`;
}
