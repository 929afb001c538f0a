import type { Rule } from "./rule.ts";

/** All rules, in the order in which gaps on the same line are shown. */
export const RULES: readonly Rule[] = [];
