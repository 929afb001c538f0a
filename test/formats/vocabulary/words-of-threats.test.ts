import { describe, expect, it } from "vitest";
import { parseAnswer } from "../../../src/formats/vocabulary/answer.ts";
import { assetKindOf, namedAssetKind } from "../../../src/formats/vocabulary/asset-kind.ts";
import { parseStatus } from "../../../src/formats/vocabulary/status.ts";

describe("four states, not two", () => {
  it.each(["", "-", "—", "–", " · ", "?", "..."])("“%s” is silence", (text) => {
    expect(parseAnswer(text)).toEqual({ kind: "silent" });
  });

  it.each([
    ["N/A", "not-applicable", null],
    ["n/a: only one server", "not-applicable", "only one server"],
    ["Not applicable because nobody logs in", "not-applicable", "nobody logs in"],
    ["not applicable (no users)", "not-applicable", "no users"],
    ["None", "none-found", null],
    ["None identified", "none-found", null],
    ["None — every write is signed", "none-found", "every write is signed"],
    ["No threats found, since logs are append-only", "none-found", "logs are append-only"],
    ["examined-none-found", "none-found", null],
    ["examined, none found: keys never leave", "none-found", "keys never leave"],
    ["対象外", "not-applicable", null],
    ["なし", "none-found", null],
  ])("%s", (text, outcome, reason) => {
    expect(parseAnswer(text)).toEqual({ kind: "considered", outcome, reason });
  });

  it.each([
    "No server logs",
    "None of the requests is signed",
    "Nothing stops a clerk",
    "No threats to the key store are mitigated",
    "A stranger reads mail",
  ])("%s is a threat like any other", (text) => {
    expect(parseAnswer(text)).toEqual({ kind: "text" });
  });
});

describe("a status is read as people write it", () => {
  it.each([
    ["Mitigated", "mitigated"],
    ["✅ done", "mitigated"],
    ["[x]", "mitigated"],
    ["Resolved in 2.1", "mitigated"],
    ["Not mitigated", "open"],
    ["Partially mitigated", "open"],
    ["In progress", "open"],
    ["⏳", "open"],
    ["Accepted (low value)", "accepted"],
    ["Risk accepted", "accepted"],
    ["Won't fix", "accepted"],
    ["Transferred to the bank", "transferred"],
    ["False positive", "not-applicable"],
    ["N/A", "not-applicable"],
    ["akzeptiert", "accepted"],
    ["banana", null],
    ["", null],
  ])("%s", (text, status) => {
    expect(parseStatus(text)).toBe(status);
  });
});

describe("an asset's kind is told by its name", () => {
  it.each([
    ["Card numbers", "data"],
    ["Audit log", "data"],
    ["Signing keys of the bank", "data"],
    ["Ledger (Postgres)", "data"],
    ["Log server", "infrastructure"],
    ["Redis cache", "infrastructure"],
    ["Billing API", "application"],
    ["Customers", "external-entity"],
    ["Reputation", null],
  ])("%s", (name, kind) => {
    expect(assetKindOf(name)).toBe(kind);
  });

  it("a column that names the kind says more", () => {
    expect(namedAssetKind("Data")).toBe("data");
    expect(namedAssetKind("third party")).toBe("external-entity");
    expect(namedAssetKind("something that we have had for years")).toBeNull();
  });
});
