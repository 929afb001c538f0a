import type { Organization } from "../../model/organization.ts";
import type { Policy } from "../../model/policy.ts";
import { orList, quoted } from "../found-words.ts";
import type { ConfigWarning } from "./warning.ts";

/** So many repositories are named; the rest is counted. */
const NAMED = 3;

const PATH = ["security", "team"];

/** What keeps Security from being asked, or from signing anything off. */
export function securityTeamWarnings(
  { security: { team } }: Policy,
  { security, repositories, mayBeNamed }: Organization,
): readonly ConfigWarning[] {
  if (team === null) {
    return [{ path: PATH, message: "No security team is named: nobody can sign off." }];
  }
  if (security === null) return [];
  const shut = withoutAccess(repositories, security.repositories);
  return [
    ...(security.hasMembers
      ? []
      : [{ path: PATH, message: `The team ${quoted(team)} has no members: nobody can sign off.` }]),
    ...(shut.length === 0 ? [] : [{ path: PATH, message: accessMessage(team, shut, mayBeNamed) }]),
  ];
}

function withoutAccess(
  all: readonly string[] | null,
  open: readonly string[] | null,
): readonly string[] {
  if (all === null || open === null) return [];
  const known = new Set(open);
  return all.filter((name) => !known.has(name));
}

function accessMessage(team: string, shut: readonly string[], mayBeNamed: boolean): string {
  const named = mayBeNamed ? shut.slice(0, NAMED) : [];
  const rest = shut.length - named.length;
  const others = named.length === 0 ? `${rest} of the repositories` : `${rest} more`;
  const names = orList([...named, ...(rest > 0 ? [others] : [])]);
  return `The team ${quoted(team)} has no access to ${names}: GitHub refuses to ask it for reviews there.`;
}
