import type { Level } from "../model/gap.ts";
import type { Severity } from "../model/severity.ts";
import type { Threat, ThreatModel } from "../model/threat-model.ts";
import { isContent, mitigationsOf } from "./reading/content.ts";
import { aboutThreat, threatName } from "./reading/quote.ts";
import { FEW, threatsPlace } from "./reading/threats-place.ts";
import type { Finding, Rule } from "./rule.ts";

const LEVEL_OF: Readonly<Partial<Record<Severity, Level>>> = {
  critical: "error",
  high: "error",
  medium: "warning",
};

/**
 * Finds open threats that nobody has an answer to. Low and unrated ones are let be. Where no threat
 * of a document has an answer, one gap says so.
 */
export const mitigationMissing: Rule = {
  id: "mitigation-missing",
  level: "error",
  title: "an open threat of medium severity or worse without mitigation, acceptance or owner",
  label: { one: "threat without mitigation", many: "threats without mitigation" },
  why: "A threat that was found and then left alone is the one that will be read out after the incident. Medium threats only warn.",
  fix: "Say what is done or planned against it, link the ticket, name who will decide, or accept the risk with a reason and an owner.",
  question: "{subject}: what would have to be in the way for this to fail?",
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Mitigation | Owner |
| --- | --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Codes have 80 random bits | |
| T2 | A clerk raises the value of a card | High | | Priya |
| T3 | A customer finds out the size of a batch | Low | | |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Mitigation | Owner |
| --- | --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Codes have 80 random bits | |
| T2 | A clerk raises the value of a card | High | | | {mitigation-missing}
| T3 | A flood of orders keeps customers out | Medium | | | {mitigation-missing}
`,
  },
  *check({ model }) {
    if (model.threats.length > FEW && !model.threats.some(isAnswered)) {
      yield* gapOfAll(model);
      return;
    }
    for (const threat of model.threats) {
      const level = levelOf(threat);
      if (level === undefined || isAnswered(threat)) continue;
      const message = `${threatName(threat)} is ${threat.severity} and open, with no mitigation, no acceptance and no owner.`;
      yield { message, ...aboutThreat(threat), level };
    }
  },
};

function* gapOfAll(model: ThreatModel): Generator<Finding> {
  const levels = model.threats.flatMap((threat) => levelOf(threat) ?? []);
  const count = levels.length;
  if (count === 0) return;
  const level = levels.includes("error") ? "error" : "warning";
  const message = `None of the ${model.threats.length} threats has a mitigation, an acceptance or an owner; ${count} of them ${count === 1 ? "is" : "are"} medium or worse.`;
  const called = "The worst of these threats";
  yield { ...threatsPlace(model), message, subject: null, called, level, count };
}

function levelOf({ severity }: Threat): Level | undefined {
  return severity === null ? undefined : LEVEL_OF[severity];
}

function isAnswered(threat: Threat): boolean {
  const { status, owner, tickets } = threat;
  return (
    status !== "open" || isContent(owner) || tickets.length > 0 || mitigationsOf(threat).length > 0
  );
}
