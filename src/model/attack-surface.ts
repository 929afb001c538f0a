import type { Element, ThreatModel } from "./threat-model.ts";

/**
 * What one of each adds before the sum is bent below 100; docs/attack-surface.md says why. A sum of
 * `half` makes a score of 50.
 */
export const ATTACK_SURFACE_WEIGHTS = {
  severeThreat: 5,
  entryPoint: 4,
  boundaryCrossing: 3,
  sensitiveAsset: 2,
  half: 40,
} as const;

/** How much a design exposes, from 0 to 99; more of anything never makes it less. */
export function attackSurfaceOf(models: readonly ThreatModel[]): number {
  const { severeThreat, entryPoint, boundaryCrossing, sensitiveAsset, half } =
    ATTACK_SURFACE_WEIGHTS;
  const sum = models.reduce(
    (total, model) =>
      total +
      severeThreat * severeThreats(model) +
      entryPoint * entryPoints(model) +
      boundaryCrossing * boundaryCrossings(model) +
      sensitiveAsset * sensitiveAssets(model),
    0,
  );
  return Math.floor((100 * sum) / (sum + half));
}

function severeThreats({ threats }: ThreatModel): number {
  return threats.filter(
    ({ severity, status }) =>
      (severity === "critical" || severity === "high") && status !== "not-applicable",
  ).length;
}

/** What stands inside and is reached from outside, however many flows lead there. */
function entryPoints({ elements, dataFlows }: ThreatModel): number {
  const outside = new Set(elements.filter(isExternal).map(({ name }) => name));
  const reached = dataFlows.filter(({ from, to }) => outside.has(from) && !outside.has(to));
  return new Set(reached.map(({ to }) => to)).size;
}

function isExternal({ kind }: Element): boolean {
  return kind === "external-entity";
}

/** Pairs of ends: a sequence of messages between the same two crosses once, each way. */
function boundaryCrossings({ dataFlows }: ThreatModel): number {
  const crossing = dataFlows.filter(({ crosses }) => crosses);
  return new Set(crossing.map(({ from, to }) => JSON.stringify([from, to]))).size;
}

function sensitiveAssets({ assets }: ThreatModel): number {
  return assets.filter(({ kind }) => kind === "data").length;
}
