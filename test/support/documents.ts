/** A design document that leaves nothing open. */
export const COMPLETE_DOCUMENT = `# Refunds

\`\`\`mermaid
flowchart LR
  shop[Shop] -->|refund request| api(Billing API)
  api -->|ledger entry| ledger[(Ledger)]
\`\`\`

## Threat model

### Scope

In scope: refunds that a shop asks for.

Out of scope: chargebacks, which the bank handles.

### Assets

| Asset | Kind | Why it matters |
| --- | --- | --- |
| Ledger | data | every payment is in it |
| Billing API | application | moves money |

### Threats

| ID | Threat | STRIDE | Asset | Severity | Mitigation | Status |
| --- | --- | --- | --- | --- | --- | --- |
| T1 | A stolen shop key asks for refunds | Spoofing | Billing API | high | Keys are bound to the shop's client certificate | mitigated |
| T2 | An operator edits a ledger entry | Tampering | Ledger | high | Entries are append-only and chained by hash | mitigated |
| T3 | A shop denies that it asked for a refund | Repudiation | Billing API | medium | Requests are signed and kept for seven years | mitigated |
| T4 | A backup of the ledger is copied | Information disclosure | Ledger | medium | Backups are encrypted with a key of the vault | mitigated |
| T5 | A flood of refunds stops payments | Denial of service | Billing API | medium | A quota for each shop, enforced at the edge | mitigated |
| T6 | A support account approves its own refund | Elevation of privilege | Billing API | high | Approval needs a second person | mitigated |
`;

/** Its lines, 1-based, by what stands on them. */
export function lineOf(document: string, text: string): number {
  const index = document.split("\n").findIndex((line) => line.includes(text));
  if (index === -1) throw new Error(`No line holds "${text}".`);
  return index + 1;
}

/**
 * The same with three things missing: the token store is no listed asset, nobody considered
 * repudiation, and the critical threat has no mitigation.
 */
export const INCOMPLETE_DOCUMENT = COMPLETE_DOCUMENT.replace(/^\| T3 .*\n/m, "").replace(
  /^\| T1 .*$/m,
  "| T1 | A stolen shop key asks for refunds | Spoofing | Token store | critical | | open |",
);
