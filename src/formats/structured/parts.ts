import type { Lines } from "../../model/source.ts";
import type { DataFlow, Diagram, Element, ScopeItem, Threat } from "../../model/threat-model.ts";
import { parseSeverity } from "../vocabulary/severity.ts";
import { parseCategories } from "../vocabulary/stride.ts";

/** A threat of which only these fields are known; the rest is not said. */
export function threatOf(fields: Lines & { readonly title: string } & Partial<Threat>): Threat {
  return {
    id: null,
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
    ...fields,
  };
}

/** Formats that do not say who accepted a threat have at least an owner, who answers for the file. */
export function acceptedBy(threat: Threat, owner: string | null): Threat {
  return threat.status === "accepted" ? { ...threat, owner: threat.owner ?? owner } : threat;
}

/** The categories that a format's own field names, where single letters mean STRIDE. */
export function categoriesOf(texts: readonly string[]): Pick<Threat, "stride" | "otherCategory"> {
  const { stride, other } = parseCategories(texts.join("; "), true);
  return { stride, otherCategory: other };
}

/** A severity in words. */
export function severityOf(text: string | null): Pick<Threat, "severity" | "unknownSeverity"> {
  const { severity, unknown } = parseSeverity(text ?? "");
  return { severity, unknownSeverity: unknown };
}

/** A data flow between two things by id; an id that nothing has stays as it is. */
export interface Connection extends Lines {
  readonly from: string;
  readonly to: string;
  readonly label: string | null;
}

/** Connections between elements as data flows: one crosses if its ends stand in different boundaries. */
export function flowsBetween(
  elements: ReadonlyMap<string, Element | undefined>,
  connections: readonly Connection[],
): readonly DataFlow[] {
  const place = (id: string) => elements.get(id)?.boundary ?? null;
  return connections.map(({ from, to, label, line, endLine }) => ({
    from: elements.get(from)?.name ?? from,
    to: elements.get(to)?.name ?? to,
    label,
    crosses: place(from) !== place(to),
    line,
    endLine,
  }));
}

/** How a threat names a data flow among its assets. */
export function flowName({ from, to }: Pick<DataFlow, "from" | "to">): string {
  return `${from} → ${to}`;
}

/** The drawing that the elements of a file are; none where nothing is drawn. */
export function modelDiagram(
  elements: readonly Element[],
  { line, endLine }: Lines,
): readonly Diagram[] {
  return elements.length === 0 ? [] : [{ kind: "model", problem: null, line, endLine }];
}

/** What is drawn, in and out of scope. Where nothing is marked as out, the file does not speak of scope. */
export function scopeOf(drawn: readonly (ScopeItem & { readonly isOut: boolean })[]): {
  readonly in: readonly ScopeItem[];
  readonly out: readonly ScopeItem[];
} {
  const pick = (wanted: boolean) =>
    drawn
      .filter(({ isOut }) => isOut === wanted)
      .map(({ text, line, endLine }) => ({ text, line, endLine }));
  const out = pick(true);
  return { in: out.length === 0 ? [] : pick(false), out };
}

/** `a`, `a: b`, or `b`: what there is of a name and what is said of it. */
export function withReason(name: string, reason: string | null): string {
  return reason === null ? name : `${name}: ${reason}`;
}
