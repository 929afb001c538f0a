import { describe, expect, it } from "vitest";
import {
  onlyCategories,
  parseCategories,
  strideOfLetter,
  strideOfProperty,
} from "../../../src/formats/vocabulary/stride.ts";
import { STRIDE_LETTER } from "../../../src/model/stride.ts";

const letters = (stride: readonly (keyof typeof STRIDE_LETTER)[]) =>
  stride.map((one) => STRIDE_LETTER[one]).join("");

describe("a category cell is read as people spell it", () => {
  it.each([
    ["Spoofing", "S"],
    ["SPOOFING IDENTITY", "S"],
    ["S — Spoofing", "S"],
    ["Spoofing (caused by a stolen key)", "S"],
    ["Tampering with data", "T"],
    ["Repudiability", "R"],
    ["Non-repudiation", "R"],
    ["Information leakage", "I"],
    ["Info. disclosure", "I"],
    ["information-disclosure", "I"],
    ["Info", "I"],
    ["DoS", "D"],
    ["Denial-of-service (DoS)", "D"],
    ["denial_of_service", "D"],
    ["Elevation of privileges", "E"],
    ["elevationOfPrivilege", "E"],
    ["Privilege escalation", "E"],
    ["EoP", "E"],
    ["Tampering, Information Disclosure", "TI"],
    ["Spoofing / Tampering and Repudiation", "STR"],
    ["Spoofing · Tampering + EoP", "STE"],
    ["Spoofing, Spoofing", "S"],
    ["Confidentiality and Integrity", "IT"],
    ["Availability", "D"],
    ["Informationspreisgabe", "I"],
    ["なりすまし、改ざん", "ST"],
    ["权限提升", "E"],
    ["Suplantación de identidad", "S"],
    ["E (elevation)", "E"],
  ])("%s", (text, expected) => {
    const { stride, other } = parseCategories(text, false);
    expect(letters(stride)).toBe(expected);
    expect(other).toBeNull();
  });

  it.each([
    ["S", "S"],
    ["S/T", "ST"],
    ["STE", "STE"],
    ["s, t", "ST"],
    ["I/E", "IE"],
    ["T R", "TR"],
  ])("letters count where the column says STRIDE: %s", (text, expected) => {
    expect(letters(parseCategories(text, true).stride)).toBe(expected);
    expect(parseCategories(text, false).stride).toEqual([]);
  });

  it.each(["Lateral movement", "Info about customers", "Linkability", "Authenticity"])(
    "what is none of the six is kept as written: %s",
    (text) => {
      expect(parseCategories(text, true)).toEqual({ stride: [], other: text });
    },
  );

  it("a dash says nothing", () => {
    expect(parseCategories("—", true)).toEqual({ stride: [], other: null });
  });
});

describe("a heading is a category only if it names nothing else", () => {
  it.each([
    ["1. Spoofing:", "S"],
    ["SPOOFING Threats (6)", "S"],
    ["3.5 Denial of Service (DoS)", "D"],
    ["E - EoP", "E"],
    ["Spoofing & Tampering", "ST"],
    ["Spoofing of the admin", ""],
    ["Denial of administrator actions", ""],
    ["STRIDE", ""],
    ["Tampering with audit logs", ""],
  ])("%s", (text, expected) => {
    expect(letters(onlyCategories(text))).toBe(expected);
  });

  it("a property stands for the category of its loss", () => {
    expect(strideOfProperty("Confidentiality")).toBe("information-disclosure");
    expect(strideOfProperty("Confidentiality of keys")).toBeNull();
    expect(strideOfLetter("e")).toBe("elevation-of-privilege");
    expect(strideOfLetter("L")).toBeNull();
  });
});
