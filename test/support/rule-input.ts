import type { ThreatModel } from "../../src/model/threat-model.ts";
import { coverageOf } from "../../src/rules/coverage.ts";
import type { RuleInput, RuleSettings } from "../../src/rules/rule.ts";

/** The day on which examples and tests of rules are run. */
export const TODAY = "2026-11-23";

const SETTINGS: RuleSettings = {
  coverage: "model",
  remediation: { critical: 7, high: 30, medium: 90 },
  securityLooks: true,
};

/** What a rule is given of a model, with nothing to compare it with unless a base is given. */
export function ruleInput(
  model: ThreatModel,
  more: { readonly base?: ThreatModel | null; readonly settings?: Partial<RuleSettings> } = {},
): RuleInput {
  const settings = { ...SETTINGS, ...more.settings };
  return {
    model,
    base: more.base ?? null,
    change: "modified",
    coverage: coverageOf(model, settings.coverage),
    settings,
    today: TODAY,
  };
}
