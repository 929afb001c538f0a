import { aboutThreat, threatName } from "./reading/quote.ts";
import type { Rule } from "./rule.ts";

/** Finds open threats that nobody will be reminded of. Off unless the config turns it on. */
export const ticketMissing: Rule = {
  id: "ticket-missing",
  level: "off",
  title: "an open threat without a linked issue or pull request",
  label: { one: "ticket missing", many: "tickets missing" },
  why: "A mitigation that is planned in a design document only is on nobody's list of work.",
  fix: "Open an issue for the mitigation and link it beside the threat, as `#12`, `OPS-3` or an address.",
  question: "{subject}: where will the person who is to mend it find that out?",
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Status | Ticket |
| --- | --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Open | #12 |
| T2 | Codes leak through the access log | High | Mitigated | |
`,
    bad: `# Gift cards

## Threat model

### Threats

| ID | Threat | Severity | Status | Ticket |
| --- | --- | --- | --- | --- |
| T1 | A guessed code is spent by a stranger | High | Open | | {ticket-missing}
| T2 | Codes leak through the access log | High | Mitigated | |
`,
  },
  *check({ model }) {
    for (const threat of model.threats) {
      const { status, tickets } = threat;
      if (status !== "open" || tickets.length > 0) continue;
      const message = `${threatName(threat)} is open, and no issue or pull request is linked.`;
      yield { message, ...aboutThreat(threat) };
    }
  },
};
