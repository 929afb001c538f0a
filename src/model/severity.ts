/** How bad a threat is, worst first. */
export const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const;

/** One step of the severity scale. */
export type Severity = (typeof SEVERITIES)[number];

/** The worse of two severities; none at all is the mildest. */
export function worseSeverity(a: Severity | null, b: Severity | null): Severity | null {
  if (a === null || b === null) return a ?? b;
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}
