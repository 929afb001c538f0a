import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { threatDragon } from "../../../src/formats/threat-dragon/threat-dragon.ts";
import { writeThreatDragon } from "../../../src/formats/threat-dragon/write.ts";
import type { Threat, ThreatModel } from "../../../src/model/threat-model.ts";
import { threatModel, withoutLines } from "../structured/random-model.ts";
import { readText, unreadIn } from "../structured/read-fixture.ts";

/** What the schema of version 2 requires. */
const id = z.string().min(2);
const threat = z.object({
  description: z.string(),
  mitigation: z.string(),
  severity: z.string(),
  status: z.enum(["Open", "Mitigated", "Accepted", "Transferred", "NotApplicable"]),
  title: z.string(),
  type: z.string(),
  number: z.int().min(0),
});
const cell = z.object({
  id,
  shape: z.enum(["actor", "process", "store", "flow", "trust-boundary-box"]),
  zIndex: z.int(),
  position: z.object({ x: z.number(), y: z.number() }).optional(),
  size: z.object({ width: z.number().min(10), height: z.number().min(10) }).optional(),
  source: z.object({ cell: id }).optional(),
  target: z.object({ cell: id }).optional(),
  data: z.object({
    type: z.string(),
    name: z.string(),
    hasOpenThreats: z.boolean(),
    threats: z.array(threat).optional(),
  }),
});
const diagram = z.object({
  id: z.int().min(0),
  title: z.string(),
  diagramType: z.literal("STRIDE"),
  thumbnail: z.string(),
  version: z.string().max(10),
  cells: z.array(cell),
});
const FILE = z.object({
  version: z.string().max(10),
  summary: z.object({ title: z.string() }),
  detail: z.object({
    contributors: z.array(z.object({ name: z.string() })),
    diagrams: z.array(diagram),
    diagramTop: z.int().min(0),
    reviewer: z.string(),
    threatTop: z.int().min(0),
  }),
});

/** A model within what Threat Dragon can say: each threat at one drawn thing, with one category. */
const sayableModel = threatModel.map((model): ThreatModel => {
  const elements = model.elements.map((one) => ({
    ...one,
    kind: one.kind ?? ("process" as const),
  }));
  const subjects = [
    ...elements.map(({ name }) => name),
    ...model.dataFlows.map(({ from, to }) => `${from} → ${to}`),
  ];
  const threats = model.threats.flatMap((one, index): readonly Threat[] => {
    const subject = subjects[index % Math.max(1, subjects.length)];
    const isTreated = one.status === "open" || one.status === "mitigated";
    if (subject === undefined) return [];
    return [
      {
        ...one,
        id: String(index + 1),
        stride: one.stride.slice(0, 1),
        otherCategory: one.stride.length > 0 ? null : one.otherCategory,
        severity: one.severity === "info" ? "low" : one.severity,
        assets: [subject],
        mitigations: isTreated ? one.mitigations.slice(0, 1) : [],
        reason: isTreated ? null : one.reason,
        owner: null,
        due: null,
        tickets: [],
      },
    ];
  });
  return { ...model, elements, threats, assets: [], scope: { in: [], out: [] }, considered: [] };
});

function said({ section, elements, dataFlows, threats }: ThreatModel) {
  const heading = section?.heading;
  const byNumber = [...threats].sort((a, b) => Number(a.id) - Number(b.id));
  return withoutLines({ heading, elements, dataFlows, threats: byNumber });
}

describe("writing Threat Dragon", () => {
  test("says what the format can say, and leaves nothing unread", () => {
    fc.assert(
      fc.property(sayableModel, (model) => {
        const back = readText(threatDragon, "x.json", writeThreatDragon(model));
        expect(unreadIn(back)).toEqual([]);
        expect(said(back)).toEqual(said(model));
      }),
      { numRuns: 200 },
    );
  });

  test("loses no threat and no asset of any model, and gives what the schema requires", () => {
    fc.assert(
      fc.property(threatModel, (model) => {
        const written = writeThreatDragon(model);
        const cells = FILE.parse(JSON.parse(written)).detail.diagrams.flatMap((one) => one.cells);
        expect(new Set(cells.map((one) => one.id)).size).toBe(cells.length);
        const back = readText(threatDragon, "x.json", written);
        expect(back.threats.map(({ title }) => title).sort()).toEqual(
          model.threats.map(({ title }) => title).sort(),
        );
        const names = back.assets.map(({ name }) => name);
        for (const { name } of model.elements) expect(names).toContain(name);
      }),
    );
  });

  test("keeps what it has no field for in the description, and what is out of scope at its cell", () => {
    const [model] = fc.sample(threatModel, { numRuns: 1, seed: 1 });
    if (model === undefined) throw new Error("no model");
    const at = { line: 1, endLine: 1 };
    const threatAt = {
      id: "T1",
      title: "A guessed code",
      description: "Short codes",
      stride: ["spoofing", "tampering"],
      otherCategory: null,
      assets: ["Codes"],
      severity: "info",
      unknownSeverity: null,
      status: "open",
      mitigations: ["80 bits", "a delay"],
      owner: "Ada",
      due: "2027-01-31",
      reason: null,
      tickets: ["#1"],
      ...at,
    } as const;
    const back = readText(
      threatDragon,
      "x.json",
      writeThreatDragon({
        ...model,
        elements: [],
        dataFlows: [],
        assets: [{ id: null, name: "Codes", kind: "data", description: null, ...at }],
        threats: [threatAt, { ...threatAt, assets: [], title: "Elsewhere" }],
        scope: { in: [], out: [{ text: "Codes: bought", ...at }] },
      }),
    );
    expect(back.threats.map(({ description }) => description)[0]).toBe(
      "Short codes\n\nAlso: Tampering\n\nId: T1\n\nOwner: Ada\n\nDue: 2027-01-31\n\nTickets: #1",
    );
    expect(back.threats[0]?.mitigations).toEqual(["80 bits\na delay"]);
    expect(back.scope.out.map(({ text }) => text)).toEqual(["Codes: bought"]);
    expect(back.threats[1]?.assets).toEqual([model.section?.heading]);
  });
});
