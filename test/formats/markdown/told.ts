import { STRIDE_LETTER } from "../../../src/model/stride.ts";
import type { ThreatModel } from "../../../src/model/threat-model.ts";

/** A reading as a fixture tells it: short, and without what was not said. */
export function told(model: ThreatModel) {
  return {
    section:
      model.section === null
        ? null
        : `${model.section.line}-${model.section.endLine} ${model.section.heading}`,
    diagrams: model.diagrams.map(({ line, kind }) => `${line} ${kind}`),
    inScope: model.scope.in.map(({ line, text }) => `${line} ${text}`),
    outOfScope: model.scope.out.map(({ line, text }) => `${line} ${text}`),
    assets: model.assets.map(({ line, id, name, kind, description }) =>
      said({ at: line, id, name, kind, description }),
    ),
    threats: model.threats.map(({ line, endLine: _end, stride, ...threat }) =>
      said({
        at: line,
        ...threat,
        stride: stride.map((one) => STRIDE_LETTER[one]).join(""),
        status: threat.status === "open" ? null : threat.status,
      }),
    ),
    considered: model.considered.map(
      ({ line, stride, asset, outcome, reason }) =>
        `${line} ${STRIDE_LETTER[stride]} ${asset ?? "-"} ${outcome}: ${reason ?? "-"}`,
    ),
    placeholders: model.placeholders.map(({ line, text }) => `${line} ${text}`),
    unread: model.unread.map(({ line, what, why }) => `${line} ${what}: ${why}`),
  };
}

function said(record: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => isSaid(value)));
}

function isSaid(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== "";
}
