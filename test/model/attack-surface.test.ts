import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ATTACK_SURFACE_WEIGHTS, attackSurfaceOf } from "../../src/model/attack-surface.ts";
import type { ThreatModel } from "../../src/model/threat-model.ts";
import { asset, crossing, element, threat, threatModel } from "../support/threat-model-builder.ts";

/** How many of each a threat model has. */
interface Counts {
  readonly severe: number;
  readonly entries: number;
  readonly crossings: number;
  readonly sensitive: number;
}

const NONE: Counts = { severe: 0, entries: 0, crossings: 0, sensitive: 0 };

const few = fc.nat({ max: 12 });
const someCounts = fc.record({ severe: few, entries: few, crossings: few, sensitive: few });

const range = (length: number) => Array.from({ length }, (_, at) => at);

function model({ severe, entries, crossings, sensitive }: Counts, name = "x"): ThreatModel {
  return threatModel({
    elements: [
      element(`${name} shop`, "external-entity"),
      ...range(entries).map((at) => element(`${name} door ${at}`, "process")),
    ],
    dataFlows: [
      ...range(entries).map((at) => ({
        ...crossing(`${name} shop`, `${name} door ${at}`),
        crosses: false,
      })),
      ...range(crossings).map((at) => crossing(`${name} in ${at}`, `${name} out ${at}`)),
    ],
    assets: range(sensitive).map((at) => asset(`${name} data ${at}`, "data")),
    threats: range(severe).map((at) => threat(`${name} ${at}`, { severity: "high" })),
  });
}

const score = (counts: Partial<Counts>) => attackSurfaceOf([model({ ...NONE, ...counts })]);

describe("the attack surface", () => {
  it.each([
    ["nothing", {}, 0],
    ["one entry point", { entries: 1 }, 9],
    ["one crossing", { crossings: 1 }, 6],
    ["one sensitive asset", { sensitive: 1 }, 4],
    ["one severe threat", { severe: 1 }, 11],
    ["an ordinary service", { entries: 2, crossings: 4, sensitive: 5, severe: 2 }, 50],
    ["a very large system", { entries: 90, crossings: 90, sensitive: 90, severe: 90 }, 96],
  ])("of %s", (_what, counts, expected) => {
    expect(score(counts)).toBe(expected);
  });

  it.each([
    [
      "a threat that does not apply",
      { threats: [threat("x", { severity: "high", status: "not-applicable" })] },
    ],
    ["a medium threat", { threats: [threat("x", { severity: "medium" })] }],
    ["an asset that is no data", { assets: [asset("x", "infrastructure")] }],
    ["an external entity that reaches nothing", { elements: [element("x", "external-entity")] }],
  ])("does not count %s", (_what, parts) => {
    expect(attackSurfaceOf([threatModel(parts)])).toBe(0);
  });

  it("counts what is told again and again once", () => {
    const flows = [crossing("a", "b"), crossing("a", "b", "again")];
    expect(attackSurfaceOf([threatModel({ dataFlows: flows })])).toBe(score({ crossings: 1 }));
  });

  it("never shrinks as anything grows", () => {
    const key = fc.constantFrom("severe", "entries", "crossings", "sensitive");
    fc.assert(
      fc.property(someCounts, key, (counts, grown) => {
        const more = { ...counts, [grown]: counts[grown] + 1 };
        expect(score(more)).toBeGreaterThanOrEqual(score(counts));
      }),
    );
  });

  it("stays between 0 and 99", () => {
    fc.assert(
      fc.property(fc.array(someCounts, { maxLength: 20 }), (all) => {
        const result = attackSurfaceOf(all.map((counts, at) => model(counts, `m${at}`)));
        expect(Number.isInteger(result) && result >= 0 && result <= 99).toBe(true);
      }),
    );
  });

  it("depends on no order and no name", () => {
    fc.assert(
      fc.property(someCounts, someCounts, fc.string({ minLength: 1 }), (a, b, name) => {
        const [one, other] = [model(a), model(b)];
        const result = attackSurfaceOf([one, other]);
        expect(attackSurfaceOf([turned(other), turned(one)])).toBe(result);
        expect(attackSurfaceOf([model(a, name), model(b, name)])).toBe(result);
      }),
    );
  });

  it("is documented with the weights that it has", () => {
    const page = readFileSync(new URL("../../docs/attack-surface.md", import.meta.url), "utf8");
    const weights = [...page.matchAll(/^\| .* \| (\d+) \| .* \|$/gm)].map(([, weight]) =>
      Number(weight),
    );
    const { half, ...counted } = ATTACK_SURFACE_WEIGHTS;
    expect(weights).toEqual(Object.values(counted));
    expect(page).toContain(`100 × sum / (sum + ${half})`);
  });
});

function turned(given: ThreatModel): ThreatModel {
  return {
    ...given,
    elements: given.elements.toReversed(),
    dataFlows: given.dataFlows.toReversed(),
    assets: given.assets.toReversed(),
    threats: given.threats.toReversed(),
  };
}
