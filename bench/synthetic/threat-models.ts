import { STRIDE, STRIDE_TITLE } from "../../src/model/stride.ts";
import type { Dice } from "./dice.ts";
import { defence, mishap, sentence } from "./phrases.ts";

/** What a made threat model speaks of. */
export interface Told {
  readonly parts: readonly [string, ...string[]];
  readonly threats: number;
}

/** A way of writing a threat model down. */
export type Manner = (roll: Dice, told: Told) => string;

/** The catalogue and the scope, which the manners share. */
export function catalogue(roll: Dice, { parts }: Told): string {
  const rows = parts.map((part) => `| ${part} | ${roll.oneOf(KINDS)} | ${sentence(roll)} |`);
  const table = ["| Asset | Kind | Why it matters |", "| --- | --- | --- |", ...rows].join("\n");
  const scope = `In scope: ${sentence(roll)}\n\nOut of scope: ${sentence(roll)}`;
  return `### Scope\n\n${scope}\n\n### Assets\n\n${table}\n\n`;
}

const KINDS = ["data", "infrastructure", "application"] as const;
const SEVERITIES = ["critical", "high", "medium", "low"] as const;
const STATUSES = ["open", "mitigated", "mitigated", "accepted"] as const;

function inOneTable(roll: Dice, told: Told): string {
  const rows = times(told.threats, (at) => {
    const part = roll.oneOf(told.parts);
    const category = STRIDE_TITLE[roll.oneOf(STRIDE)];
    const judged = `${roll.oneOf(SEVERITIES)} | ${defence(roll, part)} | ${roll.oneOf(STATUSES)}`;
    return `| T${at + 1} | ${mishap(roll, part)} | ${category} | ${part} | ${judged} |`;
  });
  const header = "| ID | Threat | STRIDE | Asset | Severity | Mitigation | Status |";
  return `### Threats\n\n${header}\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}

function byCategory(roll: Dice, told: Told): string {
  return STRIDE.map((stride) => {
    const items = times(Math.ceil(told.threats / STRIDE.length), () => {
      const part = roll.oneOf(told.parts);
      return `- **${mishap(roll, part)}**: ${sentence(roll)}\n  - Mitigation: ${defence(roll, part)}`;
    });
    return `### ${STRIDE_TITLE[stride]}\n\n${items.join("\n")}\n`;
  }).join("\n");
}

function byHeading(roll: Dice, told: Told): string {
  const threats = times(told.threats, (at) => {
    const part = roll.oneOf(told.parts);
    const fields = [
      `- **Category:** ${STRIDE_TITLE[roll.oneOf(STRIDE)]}`,
      `- **Asset:** ${part}`,
      `- **Severity:** ${roll.oneOf(SEVERITIES)}`,
      `- **Mitigation:** ${defence(roll, part)}`,
    ];
    return `#### T${at + 1}: ${mishap(roll, part)}\n\n${sentence(roll)}\n\n${fields.join("\n")}\n`;
  });
  return `### Threats\n\n${threats.join("\n")}`;
}

function byAsset(roll: Dice, told: Told): string {
  return told.parts
    .map((part) => {
      const rows = times(Math.ceil(told.threats / told.parts.length), () => {
        return `| ${STRIDE_TITLE[roll.oneOf(STRIDE)]} | ${mishap(roll, part)} | ${defence(roll, part)} |`;
      });
      const header = "| STRIDE | Threat | Mitigation |\n| --- | --- | --- |";
      return `### ${part}\n\n${sentence(roll)}\n\n${header}\n${rows.join("\n")}\n`;
    })
    .join("\n");
}

function inAMatrix(roll: Dice, told: Told): string {
  const rows = told.parts.map((part) => {
    const cells = STRIDE.map(() => (roll.below(3) === 0 ? "n/a" : mishap(roll, part)));
    return `| ${part} | ${cells.join(" | ")} |`;
  });
  const header = `| Asset | ${STRIDE.map((stride) => STRIDE_TITLE[stride]).join(" | ")} |`;
  return `### Threats\n\n${header}\n|${" --- |".repeat(7)}\n${rows.join("\n")}\n`;
}

/** The ways that most documents are written in. */
export const MANNERS: readonly [Manner, ...Manner[]] = [
  inOneTable,
  byCategory,
  byHeading,
  byAsset,
  inAMatrix,
];

function times(count: number, make: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
