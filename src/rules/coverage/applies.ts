import type { CoverageRow } from "../../model/coverage.ts";
import { STRIDE, type Stride } from "../../model/stride.ts";

/** What a row of coverage may be. */
export type RowKind = CoverageRow["kind"];

const WITHOUT_REPUDIATION: readonly Stride[] = [
  "tampering",
  "information-disclosure",
  "denial-of-service",
];

/**
 * The categories that apply to something of a kind: STRIDE per element, and the same for kinds of
 * assets. Repudiation is asked of stored data only where it records who did what.
 * @see https://shostack.org/files/microsoft/The-Threats-To-Our-Products.docx
 */
export function categoriesFor(kind: RowKind, name: string): readonly Stride[] {
  switch (kind) {
    case "external-entity":
      return ["spoofing", "repudiation"];
    case "data-flow":
      return WITHOUT_REPUDIATION;
    case "data":
    case "data-store":
      return isRecord(name) ? [...WITHOUT_REPUDIATION, "repudiation"] : WITHOUT_REPUDIATION;
    case "process":
    case "application":
    case "infrastructure":
    case "other":
    case null:
      return STRIDE;
  }
}

/** Whether a name says that something keeps a record of what happened: a log, a ledger. */
function isRecord(name: string): boolean {
  const spaced = name.slice(0, 300).replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
  const words = spaced.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words.some((word) => RECORD_WORDS.has(word));
}

const RECORD_WORDS: ReadonlySet<string> = new Set([
  "log",
  "logs",
  "logging",
  "syslog",
  "audit",
  "audits",
  "auditing",
  "journal",
  "journals",
  "journaling",
  "journalling",
  "ledger",
  "ledgers",
]);
