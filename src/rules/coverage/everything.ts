import { nameKey } from "../../model/names.ts";

const EVERYTHING: ReadonlySet<string> = new Set(
  [
    "all",
    "any",
    "everything",
    "system",
    "whole system",
    "entire system",
    "all assets",
    "all of the above",
    "all components",
    "all elements",
    "all services",
    "all systems",
    "all data",
  ].map(nameKey),
);

/** Whether a name stands for all assets at once, as `All assets` does. */
export function isEverything(name: string): boolean {
  return EVERYTHING.has(nameKey(name));
}
