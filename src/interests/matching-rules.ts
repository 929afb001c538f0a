import type { Assessment } from "../model/assessment.ts";
import { attackSurfaceOf } from "../model/attack-surface.ts";
import type { Facts } from "../model/facts.ts";
import type { InterestRule } from "../model/interest.ts";
import { compileGlob, firstMatch } from "../policy/glob.ts";
import { hasThreatOfInterest } from "./threat-of-interest.ts";

/** The interest rules that a pull request matches; empty where Security signs off anyway. */
export function matchingRules(
  { documents }: Assessment,
  { policy: { policy }, ownership }: Pick<Facts, "policy" | "ownership">,
): readonly InterestRule[] {
  if (policy.phases[ownership.phase].signOff === "required") return [];
  const present = documents.filter(({ change }) => change !== "removed");
  if (present.length === 0) return [];
  const score = attackSurfaceOf(present.map(({ model }) => model));
  return policy.interests.filter((rule) => {
    const globs = rule.paths.map(compileGlob);
    return (
      score >= (rule.attackSurface ?? 0) &&
      isOfTeam(rule, ownership.team) &&
      present.some(
        ({ path, model }) =>
          (globs.length === 0 || firstMatch(globs, path) !== null) &&
          hasThreatOfInterest(rule, model),
      )
    );
  });
}

function isOfTeam({ teams }: InterestRule, team: string | null): boolean {
  if (teams.length === 0) return true;
  return team !== null && teams.some((name) => name.toLowerCase() === team.toLowerCase());
}
