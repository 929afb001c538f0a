import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { openThreatModel } from "../../../src/formats/open-threat-model/open-threat-model.ts";
import { writeOpenThreatModel } from "../../../src/formats/open-threat-model/write.ts";
import type { ThreatModel } from "../../../src/model/threat-model.ts";
import { threatModel, withoutLines } from "../structured/random-model.ts";
import { readText, unreadIn } from "../structured/read-fixture.ts";

/** What the schema of version 0.2.0 requires. */
const id = z.string().min(1);
const parent = z.object({ trustZone: id });
const instances = z.array(
  z.object({
    threat: id,
    state: id,
    mitigations: z.array(z.object({ mitigation: id, state: id })),
  }),
);
const FILE = z.object({
  otmVersion: z.string(),
  project: z.object({ name: z.string(), id, attributes: z.record(z.string(), z.unknown()) }),
  trustZones: z.array(
    z.object({ id, name: z.string(), risk: z.object({ trustRating: z.number() }) }),
  ),
  assets: z.array(
    z.object({
      id,
      name: z.string(),
      risk: z.object({
        confidentiality: z.number(),
        integrity: z.number(),
        availability: z.number(),
      }),
    }),
  ),
  components: z.array(
    z.object({ id, name: z.string(), type: z.string(), parent, threats: instances }),
  ),
  dataflows: z.array(
    z.object({ id, name: z.string(), source: id, destination: id, threats: instances }),
  ),
  threats: z.array(
    z.object({
      id,
      name: z.string(),
      risk: z.object({ likelihood: z.number().nullable(), impact: z.number() }),
    }),
  ),
  mitigations: z.array(z.object({ id, name: z.string(), riskReduction: z.number() })),
});

function sayable({
  section,
  elements,
  dataFlows,
  scope,
  assets,
  threats,
  considered,
}: ThreatModel) {
  const heading = section?.heading;
  return withoutLines({ heading, elements, dataFlows, scope, assets, threats, considered });
}

describe("writing the Open Threat Model", () => {
  test("says all of a threat model but its lines, and leaves nothing unread", () => {
    fc.assert(
      fc.property(threatModel, (model) => {
        const back = readText(openThreatModel, "x.otm.yaml", writeOpenThreatModel(model));
        expect(unreadIn(back)).toEqual([]);
        expect(sayable(back)).toEqual(sayable(model));
      }),
      { numRuns: 200 },
    );
  });

  test("gives what the schema requires, each id once", () => {
    fc.assert(
      fc.property(threatModel, (model) => {
        const file = FILE.parse(parse(writeOpenThreatModel(model)));
        const lists = [
          file.trustZones,
          file.assets,
          file.components,
          file.dataflows,
          file.threats,
          file.mitigations,
        ];
        for (const list of lists) expect(new Set(list.map((one) => one.id)).size).toBe(list.length);
      }),
    );
  });
});
