import type { RuleEntry } from "../../src/policy/schema.ts";

/** A few rules, so that tests of the config do not depend on which there are. */
export const SOME_RULES: readonly RuleEntry[] = [
  { id: "diagram-missing", title: "no diagram", level: "error" },
  { id: "stride-gap", title: "a category that was not considered", level: "error" },
  { id: "ticket-missing", title: "no ticket", level: "off" },
  { id: "asset-duplicate", title: "the same asset twice", level: "notice" },
];
