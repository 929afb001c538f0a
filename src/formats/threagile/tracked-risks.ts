import type { Considered } from "../../model/threat-model.ts";
import type { View } from "../structured/view.ts";
import { strideOfBuiltIn } from "./built-in-risks.ts";

/** Nobody has looked at a risk of one of these. */
const UNTOUCHED: ReadonlySet<string> = new Set(["", "unchecked"]);

/**
 * The computed risks that somebody looked at. The file holds neither what they are about nor how
 * severe they are, only that they were gone through: each considers its category.
 */
export function readTracked(root: View): readonly Considered[] {
  return root.named("risk_tracking").flatMap(([id, view]) => {
    const category = id.split("@", 1)[0] ?? "";
    const stride = strideOfBuiltIn(category);
    const status = view.text("status") ?? "";
    if (stride === null || UNTOUCHED.has(status)) return [];
    const why = view.text("justification");
    const said = `Threagile's risk ${category} is tracked as ${status}`;
    return [
      {
        stride,
        asset: null,
        outcome: status === "false-positive" ? "not-applicable" : "none-found",
        reason: why === null ? said : `${said}: ${why}`,
        ...view.lines,
      },
    ];
  });
}
