import { describe, expect, test } from "vitest";
import { STRIDE } from "../../src/model/stride.ts";
import { findGaps } from "../../src/rules/gaps/find-gaps.ts";
import { ruleInput } from "../support/rule-input.ts";
import { threadTime } from "../support/thread-time.ts";
import { asset, crossing, element, threat, threatModel } from "../support/threat-model-builder.ts";

const LEVELS = { "ticket-missing": "error" } as const;

/** A model of a size, of which each rule has as much to say as it can. */
function grown(size: number, word: string) {
  const many = Array.from({ length: size }, (_, at) => at);
  return threatModel({
    assets: many.map((at) => asset(`Service ${at}`, "application", at + 1)),
    elements: many.map((at) => element(`${word} ${at}`, "process", at + 1)),
    dataFlows: many.map((at) => crossing(`${word} ${at}`, `${word} ${at + 1}`, `message ${at}`)),
    threats: many.map((at) =>
      threat(`The ${word} ${at} breaks when somebody shakes it`, {
        line: at + 1,
        assets: [`Servise ${at}`, `${word} ${at}`],
        severity: "high",
        mitigations: ["Nobody is allowed to come near this thing any more"],
        ...(at % 2 === 0 ? { stride: [STRIDE[at % 6] ?? "spoofing"] } : {}),
      }),
    ),
  });
}

describe("all rules together", () => {
  test("take time that grows with the model, not with its square", () => {
    const timeOf = (size: number) => {
      const input = ruleInput(grown(size, "Valve"), { base: grown(size, "Clock") });
      const started = threadTime();
      expect(findGaps(input, LEVELS).length).toBeGreaterThan(0);
      return threadTime() - started;
    };
    timeOf(250);
    const [small, large] = [timeOf(1000), timeOf(4000)];
    // Four times the model: sixteen times would be the square.
    expect(large / Math.max(small, 20)).toBeLessThan(10);
  });
});
