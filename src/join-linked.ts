import { emptyThreatModel, type ThreatModel } from "./model/threat-model.ts";

/** One design document, and the threat model as it is told there and in the documents linked with it. */
export interface Joined {
  /** What stands in the document itself. */
  readonly own: ThreatModel;
  /** All of it. What stands elsewhere has line 0, which is in no document. */
  readonly whole: ThreatModel;
  /** Another document links here and is asked what the threat model lacks as a whole. */
  readonly isPart: boolean;
}

/** The line of what stands in another document. */
const ELSEWHERE = { line: 0, endLine: 0 } as const;

/**
 * Joins threat models that are told in several documents of one pull request: one that names no
 * threats itself, and links to one that does. It then has that one's threats and assets; that one
 * has its diagrams and its scope.
 */
export function joinLinked(models: readonly ThreatModel[]): readonly Joined[] {
  const told = models.filter(({ threats }) => threats.length > 0);
  return models.map((own) => {
    if (own.threats.length === 0) {
      const parts = told.filter(({ path }) => own.linkedFiles.includes(path));
      return { own, whole: parts.reduce(joined, own), isPart: false };
    }
    const mains = models.filter(
      ({ threats, linkedFiles }) => threats.length === 0 && linkedFiles.includes(own.path),
    );
    return { own, whole: mains.reduce(joined, own), isPart: mains.length > 0 };
  });
}

function joined(own: ThreatModel, other: ThreatModel): ThreatModel {
  const there = elsewhere(other);
  return {
    ...own,
    section: own.section ?? there.section,
    diagrams: [...own.diagrams, ...there.diagrams],
    elements: [...own.elements, ...there.elements],
    dataFlows: [...own.dataFlows, ...there.dataFlows],
    scope: {
      in: [...own.scope.in, ...there.scope.in],
      out: [...own.scope.out, ...there.scope.out],
    },
    assets: [...own.assets, ...there.assets],
    threats: [...own.threats, ...there.threats],
    considered: [...own.considered, ...there.considered],
  };
}

function elsewhere(model: ThreatModel): ThreatModel {
  return {
    ...emptyThreatModel(model.path, model.format),
    // What the whole lacks is said at the top of a document that has no section of its own.
    section: model.section === null ? null : { ...model.section, line: 1, endLine: 1 },
    diagrams: model.diagrams.map((it) => ({ ...it, problem: null, ...ELSEWHERE })),
    elements: model.elements.map((it) => ({ ...it, ...ELSEWHERE })),
    dataFlows: model.dataFlows.map((it) => ({ ...it, ...ELSEWHERE })),
    scope: {
      in: model.scope.in.map((it) => ({ ...it, ...ELSEWHERE })),
      out: model.scope.out.map((it) => ({ ...it, ...ELSEWHERE })),
    },
    assets: model.assets.map((it) => ({ ...it, ...ELSEWHERE })),
    threats: model.threats.map((it) => ({ ...it, ...ELSEWHERE })),
    considered: model.considered.map((it) => ({ ...it, ...ELSEWHERE })),
  };
}
