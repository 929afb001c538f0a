import type { Organization } from "../../model/organization.ts";
import type { ConfigMistake, Policy } from "../../model/policy.ts";
import { configPlaces } from "../config-places.ts";
import { idleInterests } from "./idle-interests.ts";
import { ignoredDocuments } from "./ignored-documents.ts";
import { openPhases } from "./open-phases.ts";
import { securityTeamWarnings } from "./security-team.ts";
import { unknownModules } from "./unknown-modules.ts";
import { unknownTeams } from "./unknown-teams.ts";
import { unmatchedRepositories } from "./unmatched-repositories.ts";
import type { ConfigWarning } from "./warning.ts";

/** What a good config most likely gets wrong; as far as GitHub says what the organisation has. */
export function warningsOf(
  policy: Policy,
  organization: Organization | null,
): readonly ConfigWarning[] {
  const alone = [
    ...openPhases(policy),
    ...ignoredDocuments(policy),
    ...idleInterests(policy),
    ...unknownModules(policy),
  ];
  if (organization === null) return alone;
  return [
    ...alone,
    ...unmatchedRepositories(policy, organization),
    ...unknownTeams(policy, organization),
    ...securityTeamWarnings(policy, organization),
  ];
}

/** Warnings at their places in the file, in line order. */
export function placeWarnings(
  warnings: readonly ConfigWarning[],
  text: string,
): readonly ConfigMistake[] {
  const placeOf = configPlaces(text);
  return warnings
    .map(({ path, message }) => ({ ...placeOf(path), message }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
}
