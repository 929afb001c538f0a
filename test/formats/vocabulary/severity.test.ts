import { describe, expect, it } from "vitest";
import {
  parseLevel,
  severityOfRisk,
  stepsOf,
} from "../../../src/formats/vocabulary/risk-matrix.ts";
import {
  parseSeverity,
  severityOfScore,
  severityOfVector,
} from "../../../src/formats/vocabulary/severity.ts";

describe("a severity is read as people write it", () => {
  it.each([
    ["Critical", "critical"],
    ["severe", "critical"],
    ["Very high", "critical"],
    ["P0", "critical"],
    ["Sev0", "critical"],
    ["Blocker", "critical"],
    ["HIGH", "high"],
    ["Major", "high"],
    ["P1 / Sev1", "high"],
    ["Medium", "medium"],
    ["Moderate", "medium"],
    ["Low", "low"],
    ["minor", "low"],
    ["Very low", "low"],
    ["Informational", "info"],
    ["Negligible", "info"],
    ["None", "info"],
    ["P4", "info"],
    ["MEDIUM-HIGH", "high"],
    ["Low to medium", "medium"],
    ["High: could read all keys, which is critical", "high"],
    ["Med (privacy)", "medium"],
    ["HIGH (CRITICAL in shared clusters)", "high"],
    ["8.8 (High)", "high"],
    ["CVSS 7.5", "high"],
    ["9.8", "critical"],
    ["5,4", "medium"],
    ["🔴", "critical"],
    ["🟠", "high"],
    ["🟡", "medium"],
    ["🟢 Low", "low"],
    ["⚪", "info"],
    ["Hoch", "high"],
    ["Crítica", "critical"],
    ["高", "high"],
    ["низкий", "low"],
    ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "critical"],
    ["CVSS:3.0/AV:L/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N", "low"],
    ["4.0 vector CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "critical"],
  ])("%s", (text, severity) => {
    expect(parseSeverity(text)).toEqual({ severity, unknown: null });
  });

  it.each(["", "  ", "-", "—", "TBD", "todo", "?", "unknown", "N/A", "n.a."])(
    "“%s” says nothing",
    (text) => {
      expect(parseSeverity(text)).toEqual({ severity: null, unknown: null });
    },
  );

  it.each(["banana", "9", "17", "Tier 2", "CVSS:3.1/AV:X"])("“%s” is never guessed", (text) => {
    expect(parseSeverity(text)).toEqual({ severity: null, unknown: text });
  });

  it("a whole number is a score only where the column says CVSS", () => {
    expect(parseSeverity("9", "cvss").severity).toBe("critical");
  });

  it("bands are those of the standard", () => {
    const scores = [0, 0.1, 3.9, 4, 6.9, 7, 8.9, 9, 10, 10.1, -1];
    expect(scores.map(severityOfScore)).toEqual([
      "info",
      "low",
      "low",
      "medium",
      "medium",
      "high",
      "high",
      "critical",
      "critical",
      null,
      null,
    ]);
    expect(severityOfVector("no vector")).toBeNull();
  });
});

describe("likelihood × impact gives a severity where there is none", () => {
  it.each([
    ["High", "High", "critical"],
    ["High", "Medium", "high"],
    ["Low", "High", "medium"],
    ["Medium (seen once)", "Low: a nuisance", "low"],
    ["3", "3", "critical"],
    ["Likely", "Very high", "critical"],
    ["Rare", "Catastrophic", "medium"],
    ["5", "2", "high"],
    ["1", "4", "low"],
  ])("%s × %s", (likelihood, impact, severity) => {
    const levels = [parseLevel(likelihood), parseLevel(impact)] as const;
    expect(severityOfRisk(...levels, stepsOf(levels))).toBe(severity);
  });

  it("is unknown where one of them is", () => {
    expect(severityOfRisk(parseLevel("attackers read mail"), parseLevel("High"), 3)).toBeNull();
    expect(severityOfRisk(7, 2, 5)).toBeNull();
  });
});
