import type { Phase } from "../model/phase.ts";
import type { Policy } from "../model/policy.ts";
import type { RuleSettings } from "../rules/rule.ts";

/** What rules need to know of a policy, for a team in one phase. */
export function ruleSettings(policy: Policy, phase: Phase): RuleSettings {
  return {
    coverage: policy.coverage,
    remediation: policy.remediation,
    securityLooks: policy.phases[phase].signOff === "required",
  };
}
