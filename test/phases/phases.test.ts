import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { PHASES } from "../../src/model/phase.ts";
import { PHASE_DESCRIPTIONS } from "../../src/phases/index.ts";

const POLICIES = [
  { phase: "traditional", gaps: "show", signOff: "required", request: "ready" },
  { phase: "training", gaps: "show", signOff: "required", request: "ready" },
  { phase: "observation", gaps: "block", signOff: "required", request: "ready" },
  { phase: "review", gaps: "block", signOff: "required", request: "complete" },
  { phase: "security-optional", gaps: "block", signOff: "optional", request: "never" },
] as const;

test.each(POLICIES)("$phase: gaps $gaps, sign-off $signOff, request $request", (row) => {
  const { phase, ...policy } = row;
  expect(PHASE_DESCRIPTIONS[phase].policy).toEqual(policy);
});

test("the phases stand in their order, each under its name", () => {
  expect(Object.keys(PHASE_DESCRIPTIONS)).toEqual([...PHASES]);
  expect(Object.values(PHASE_DESCRIPTIONS).map(({ id }) => id)).toEqual([...PHASES]);
});

test("each phase's file is in the index", () => {
  const files = readdirSync(new URL("../../src/phases", import.meta.url));
  const phases = files.filter((file) => file !== "index.ts" && file !== "phase.ts");
  expect(phases.toSorted()).toEqual(PHASES.map((phase) => `${phase}.ts`).toSorted());
});

test.each(Object.values(PHASE_DESCRIPTIONS))(
  "$title speaks to the team, and gives no orders",
  ({ voice, next }) => {
    for (const text of [voice, next]) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text).toMatch(/\b[Yy]our team\b/);
      expect(text).not.toMatch(/\b(?:must|should(?! serious)|have to|need to|blocked|fail)\b/);
    }
    expect(voice.split(/(?<=\.) /).length).toBeLessThanOrEqual(2);
    expect(next.split(/(?<=\.) /)).toHaveLength(1);
  },
);
