import { STRIDE_TITLE } from "../model/stride.ts";
import type { Considered, Threat, ThreatModel } from "../model/threat-model.ts";
import { isContent } from "./reading/content.ts";
import { aboutThreat, quote, threatName } from "./reading/quote.ts";
import type { Finding, Rule } from "./rule.ts";

/** Finds "not applicable" and "none" that nobody can follow. Such a note answers no category. */
export const reasonMissing: Rule = {
  id: "reason-missing",
  level: "warning",
  title: '"not applicable" or "none" without a reason',
  label: { one: "reason missing", many: "reasons missing" },
  why: "A reason can be checked, and found to be wrong when the design changes. A bare N/A looks the same whether somebody thought or not.",
  fix: "Add half a sentence: `N/A: the job has no users, it runs from a timer`.",
  question:
    "{subject}: what makes this impossible here, and would a change to the design undo that?",
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | STRIDE |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | Spoofing |
| T2 | Not applicable: every order is signed by the payment provider | Repudiation |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | STRIDE |
| --- | --- | --- |
| T1 | A guessed code is spent by a stranger | Spoofing |
| T2 | Not applicable | Repudiation | {reason-missing}
`,
  },
  *check({ model }) {
    for (const note of model.considered) if (!isContent(note.reason)) yield bareNote(note);
    yield* bareThreats(model);
  },
};

function bareNote({ stride, asset, outcome, line, endLine }: Considered): Finding {
  const about = asset === null ? "" : ` for ${quote(asset)}`;
  const said = outcome === "none-found" ? "said to have no threats" : "called not applicable";
  const message = `${STRIDE_TITLE[stride]} is ${said}${about}, without a reason.`;
  return { line, endLine, message, subject: asset, stride };
}

function* bareThreats({ threats }: ThreatModel): Generator<Finding> {
  for (const threat of threats) {
    if (threat.status !== "not-applicable" || isExplained(threat)) continue;
    const message = `${threatName(threat)} is called not applicable, without a reason.`;
    yield { message, ...aboutThreat(threat) };
  }
}

function isExplained({ reason, description, mitigations }: Threat): boolean {
  return [reason, description, ...mitigations].some(isContent);
}
