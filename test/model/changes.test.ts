import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/formats/index.ts";
import { changesBetween } from "../../src/model/changes.ts";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";

const read = (text: string) => readDocument({ path: "docs/design/x.md", text }, { headings: [] });

type Edit = readonly [from: string | RegExp, to: string];
type Row = [what: string, edit: Edit, changes: readonly string[]];

/** In the form `[weakens] kind subject from→to`. */
const EDITS: Row[] = [
  ["nothing", ["", ""], []],
  ["a typo in a mitigation", ["Keys are bound", "Keys are  bound"], []],
  ["renumbered ids", [/\| T(\d) /g, "| X$1 "], []],
  [
    "a threat taken out",
    [/^\| T5 .*\n/m, ""],
    ["weaker: threat-removed A flood of refunds stops payments"],
  ],
  [
    "a severity lowered",
    ["| Ledger | high |", "| Ledger | low |"],
    ["weaker: severity-moved An operator edits a ledger entry high→low"],
  ],
  [
    "a severity raised",
    ["| Ledger | medium |", "| Ledger | critical |"],
    ["severity-moved A backup of the ledger is copied medium→critical"],
  ],
  [
    "a mitigation taken away",
    ["Approval needs a second person", ""],
    ["weaker: mitigation-removed A support account approves its own refund 1→0"],
  ],
  [
    "an asset taken off the list",
    [/^\| Ledger \| data .*\n/m, ""],
    ["weaker: asset-removed Ledger"],
  ],
  [
    "a new asset and a new threat",
    [/^(\| Billing API \| app.*\n)/m, "$1| Vault | infrastructure | holds keys |\n"],
    ["asset-added Vault"],
  ],
];

describe("since the base branch", () => {
  it.each(EDITS)("%s", (_what, [from, to], expected) => {
    const edited = COMPLETE_DOCUMENT.replace(from, to);
    const changes = changesBetween(read(COMPLETE_DOCUMENT), read(edited)).map(
      ({ kind, subject, weakens, ...it }) =>
        `${weakens ? "weaker: " : ""}${kind} ${subject}${it.from === null ? "" : ` ${it.from}→${it.to}`}`,
    );
    expect(changes).toEqual(expected);
  });

  it("what moved out of scope weakens it, and comes before what does not", () => {
    const edited = COMPLETE_DOCUMENT.replace(
      "In scope: refunds that a shop asks for.\n\nOut of scope: chargebacks, which the bank handles.",
      "In scope: payouts.\n\nOut of scope: refunds that a shop asks for.",
    ).replace(/^(\| Billing API \| app.*\n)/m, "$1| Vault | infrastructure | holds keys |\n");
    const kinds = changesBetween(read(COMPLETE_DOCUMENT), read(edited)).map(({ kind }) => kind);
    expect(kinds).toEqual(["moved-out-of-scope", "asset-added"]);
  });
});
