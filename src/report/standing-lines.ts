import type { Facts } from "../model/facts.ts";
import type { Policy } from "../model/policy.ts";
import { blindSpotLine } from "./blind-spot.ts";
import { progressLines } from "./progress-lines.ts";

/** How far a team is, and what helps it on, in paragraphs; empty: nothing is known of it. */
export function standingLines(
  { progress, blindSpot }: Pick<Facts, "progress" | "blindSpot">,
  { training }: Pick<Policy, "training">,
): string {
  const lines = [
    progress === null ? "" : progressLines(progress),
    blindSpot === null ? "" : blindSpotLine(blindSpot, training),
  ];
  return lines.filter((line) => line !== "").join("\n\n");
}
