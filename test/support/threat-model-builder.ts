import type {
  Asset,
  Considered,
  DataFlow,
  Element,
  Threat,
  ThreatModel,
} from "../../src/model/threat-model.ts";
import { emptyThreatModel } from "../../src/model/threat-model.ts";

/** A threat with nothing but a title, unless more is said. */
export function threat(title: string, fields: Partial<Threat> = {}): Threat {
  return {
    id: null,
    title,
    description: null,
    stride: [],
    otherCategory: null,
    assets: [],
    severity: null,
    unknownSeverity: null,
    status: "open",
    mitigations: [],
    owner: null,
    due: null,
    reason: null,
    tickets: [],
    line: 1,
    endLine: 1,
    ...fields,
  };
}

/** An asset of a kind. */
export function asset(name: string, kind: Asset["kind"] = null, line = 1): Asset {
  return { id: null, name, kind, description: null, line, endLine: line };
}

/** Something drawn. */
export function element(name: string, kind: Element["kind"], line = 1): Element {
  return { name, kind, boundary: null, line, endLine: line };
}

/** An arrow across a trust boundary. */
export function crossing(from: string, to: string, label: string | null = null): DataFlow {
  return { from, to, label, crosses: true, line: 1, endLine: 1 };
}

/** A note that a category was considered. */
export function note(stride: Considered["stride"], fields: Partial<Considered> = {}): Considered {
  const reason = "there are no users";
  return { stride, asset: null, outcome: "not-applicable", reason, line: 1, endLine: 1, ...fields };
}

/** A model whose section is there, with the given parts. */
export function threatModel(parts: Partial<ThreatModel> = {}): ThreatModel {
  const section = { heading: "Threat model", line: 3, endLine: 90 };
  return { ...emptyThreatModel("docs/design/x.md", "markdown"), section, ...parts };
}
