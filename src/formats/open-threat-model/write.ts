import { stringify } from "yaml";
import type { Asset, DataFlow, Element, ThreatModel } from "../../model/threat-model.ts";
import { flowName } from "../structured/parts.ts";
import { uniqueIds } from "../structured/unique-ids.ts";
import { extension, NO_ZONE } from "./extension.ts";
import {
  bySubject,
  type NumberedThreat,
  numbered,
  writeOccurrence,
  writeThreat,
} from "./write-threats.ts";

/** How the parts of one file find their ids and threats. */
interface Writing {
  readonly idOf: (name: string) => string;
  readonly zones: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<string, string>;
  readonly threatsOf: (subject: string) => readonly NumberedThreat[];
}

/**
 * A threat model as YAML of the Open Threat Model 0.2.0: what is drawn becomes components and data
 * flows. What the format has no place for stands in attributes.
 * @see https://github.com/iriusrisk/OpenThreatModel
 */
export function writeOpenThreatModel(model: ThreatModel): string {
  const idOf = uniqueIds();
  idOf(NO_ZONE);
  const name = model.section?.heading ?? model.path;
  const project = { name, id: idOf(name), attributes: projectAttributes(model) };
  const boundaries = new Set(model.elements.flatMap(({ boundary }) => boundary ?? []));
  const zones = new Map([...boundaries].map((boundary) => [boundary, idOf(boundary)]));
  const components = new Map(model.elements.map((one) => [one.name, idOf(one.name)]));
  const threats = numbered(model.threats, idOf);
  const subjects = bySubject(threats);
  const threatsOf = (subject: string) => subjects.get(subject) ?? [];
  const writing: Writing = { idOf, zones, components, threatsOf };
  const file = {
    otmVersion: "0.2.0",
    project,
    trustZones: [
      { id: NO_ZONE, name: "No trust boundary", risk: { trustRating: 0 } },
      ...[...zones].map(([zone, id]) => ({ id, name: zone, risk: { trustRating: 50 } })),
    ],
    assets: model.assets.map((asset) => writeAsset(asset, writing)),
    components: model.elements.map((element) => writeComponent(element, writing)),
    dataflows: writeDataFlows(model.dataFlows, writing),
    threats: threats.map(writeThreat),
    mitigations: threats.flatMap(({ mitigations }) =>
      mitigations.map((one) => ({ ...one, riskReduction: 0 })),
    ),
  };
  return stringify(file, { lineWidth: 0 });
}

function projectAttributes({ scope, considered }: ThreatModel): Readonly<Record<string, unknown>> {
  return {
    [extension("in-scope")]: scope.in.map(({ text }) => text),
    [extension("out-of-scope")]: scope.out.map(({ text }) => text),
    [extension("considered")]: considered.map(({ stride, asset, outcome, reason }) => ({
      stride,
      asset,
      outcome,
      reason,
    })),
  };
}

/** The format asks for ratings that nobody has given; a comment says so. */
function writeAsset({ id, name, kind, description }: Asset, { idOf }: Writing) {
  return {
    id: idOf(id ?? name),
    name,
    description,
    risk: { confidentiality: 0, integrity: 0, availability: 0, comment: "not rated" },
    attributes: { [extension("id")]: id, [extension("kind")]: kind },
  };
}

function writeComponent({ name, kind, boundary }: Element, writing: Writing) {
  return {
    id: writing.components.get(name),
    name,
    type: kind ?? "unknown",
    parent: { trustZone: writing.zones.get(boundary ?? "") ?? NO_ZONE },
    threats: writing.threatsOf(name).map(writeOccurrence),
  };
}

/** Of several arrows between the same two, the first has their threats. */
function writeDataFlows(flows: readonly DataFlow[], writing: Writing) {
  const { components, idOf, threatsOf } = writing;
  const seen = new Set<string>();
  return flows.map((flow) => {
    const subject = flowName(flow);
    const threats = seen.has(subject) ? [] : threatsOf(subject);
    seen.add(subject);
    return {
      id: idOf(subject),
      name: flow.label ?? "",
      source: components.get(flow.from) ?? flow.from,
      destination: components.get(flow.to) ?? flow.to,
      threats: threats.map(writeOccurrence),
    };
  });
}
