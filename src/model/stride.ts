/**
 * The six threat categories, in the order of their acronym.
 * @see https://learn.microsoft.com/azure/security/develop/threat-modeling-tool-threats
 */
export const STRIDE = [
  "spoofing",
  "tampering",
  "repudiation",
  "information-disclosure",
  "denial-of-service",
  "elevation-of-privilege",
] as const;

/** One STRIDE category. */
export type Stride = (typeof STRIDE)[number];

/** How a category is written for people: `Denial of service`. */
export const STRIDE_TITLE = {
  spoofing: "Spoofing",
  tampering: "Tampering",
  repudiation: "Repudiation",
  "information-disclosure": "Information disclosure",
  "denial-of-service": "Denial of service",
  "elevation-of-privilege": "Elevation of privilege",
} as const satisfies Record<Stride, string>;

/** A category's letter in the acronym. */
export const STRIDE_LETTER = {
  spoofing: "S",
  tampering: "T",
  repudiation: "R",
  "information-disclosure": "I",
  "denial-of-service": "D",
  "elevation-of-privilege": "E",
} as const satisfies Record<Stride, string>;
