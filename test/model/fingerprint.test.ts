import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess.ts";
import { fingerprintOf } from "../../src/model/fingerprint.ts";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { aDocument, someFacts } from "../support/facts-builder.ts";

function fingerprint(text: string, path = "docs/design/refunds.md"): string {
  const documents = [aDocument(text, { path })];
  return fingerprintOf(assess(someFacts("review", { documents })));
}

const lines = COMPLETE_DOCUMENT.split("\n");
const rows = lines.filter((line) => /^\| T\d/.test(line));
const reversed = [...rows].reverse();

const EDITS: [what: string, edited: string, isSame: boolean][] = [
  ["nothing", COMPLETE_DOCUMENT, true],
  [
    "prose around the section",
    COMPLETE_DOCUMENT.replace("# Refunds", "# Refunds, explained"),
    true,
  ],
  [
    "case and markup of a name",
    COMPLETE_DOCUMENT.replace("| Ledger | data", "| **ledger** | data"),
    true,
  ],
  [
    "the order of the threats",
    COMPLETE_DOCUMENT.replace(rows.join("\n"), reversed.join("\n")),
    true,
  ],
  ["line ends", COMPLETE_DOCUMENT.replaceAll("\n", "\r\n"), true],
  ["a severity", COMPLETE_DOCUMENT.replace("| Ledger | high |", "| Ledger | low |"), false],
  ["a threat less", COMPLETE_DOCUMENT.replace(/^\| T5 .*\n/m, ""), false],
  [
    "an asset more",
    COMPLETE_DOCUMENT.replace(/^(\| Ledger \| data.*\n)/m, "$1| Vault | data | keys |\n"),
    false,
  ],
  [
    "a mitigation",
    COMPLETE_DOCUMENT.replace("Approval needs a second person", "Approval is logged"),
    false,
  ],
  [
    "a status",
    COMPLETE_DOCUMENT.replace("second person | mitigated", "second person | open"),
    false,
  ],
  [
    "the scope",
    COMPLETE_DOCUMENT.replace("Out of scope: chargebacks", "Out of scope: refunds"),
    false,
  ],
];

describe("a fingerprint", () => {
  it.each(EDITS)("of an edit of %s", (_what, edited, isSame) => {
    expect(fingerprint(edited) === fingerprint(COMPLETE_DOCUMENT)).toBe(isSame);
  });

  it("survives a new path", () => {
    expect(fingerprint(COMPLETE_DOCUMENT, "docs/design/other.md")).toBe(
      fingerprint(COMPLETE_DOCUMENT),
    );
  });
});
