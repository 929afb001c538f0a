import { passesOf } from "../known-bad.ts";
import type { DocumentContent } from "../model/design-document.ts";
import type { ConfigMistake, Policy } from "../model/policy.ts";
import type { Repository } from "../model/pull-request.ts";
import { holdsPolicy } from "../policy/config-file.ts";
import { DEFAULT_POLICY } from "../policy/defaults.ts";
import { parsePolicy } from "../policy/parse.ts";
import { readRepositoryFile, withRepositoryFile } from "../policy/repository-file.ts";
import { placeWarnings, warningsOf } from "../policy/warnings/index.ts";
import type { ConfigFindings } from "../report/config-check-run.ts";
import type { World } from "../world.ts";
import { knownBadDocuments } from "./known-bad-documents.ts";
import { organizationOf } from "./organization.ts";
import { policyInForce, withSecurity } from "./policy-in-force.ts";

/** What stands in a version of a config file; or it is not there. */
export type ConfigVersion = DocumentContent | { readonly kind: "none" };

/** What was found in a version of a config file, and what would hold under it. */
export interface FoundConfig extends ConfigFindings {
  /** Null: the file cannot be used. */
  readonly policy: Policy | null;
}

/** Holds a version of a config file against all that is known: of the organisation's, or a repository's own. */
export async function configFindings(
  world: World,
  repository: Repository,
  version: ConfigVersion,
): Promise<FoundConfig> {
  if (version.kind === "unreadable") {
    const message = `The file cannot be read: ${version.why}.`;
    return broken([{ line: 1, column: 1, message }]);
  }
  const text = version.kind === "none" ? null : version.text;
  return holdsPolicy(repository)
    ? ofOrganization(world, repository, text)
    : ofRepository(world, repository, text);
}

const NOTHING = { isThere: true, mistakes: [], warnings: [], isHeldAgainstGitHub: true } as const;

function broken(mistakes: readonly ConfigMistake[]): FoundConfig {
  return { ...NOTHING, policy: null, mistakes };
}

async function ofOrganization(
  world: World,
  { owner, isPrivate }: Repository,
  text: string | null,
): Promise<FoundConfig> {
  const parsed = text === null ? { policy: DEFAULT_POLICY, mistakes: [] } : parsePolicy(text);
  if (parsed.policy === null) return broken(parsed.mistakes);
  const policy = withSecurity(parsed.policy, world.fallbackSecurityTeam);
  if (text === null) return { ...NOTHING, policy, isThere: false };
  const known = await organizationOf(world, owner, policy);
  // In a public repository, names of private ones and of teams are nobody's business.
  const organization = known === null ? null : { ...known, mayBeNamed: isPrivate };
  const passes = passesOf(policy, knownBadDocuments(), world.now);
  const warnings = placeWarnings([...passes, ...warningsOf(policy, organization)], text);
  return { ...NOTHING, policy, warnings, isHeldAgainstGitHub: organization !== null };
}

async function ofRepository(
  world: World,
  { owner }: Repository,
  text: string | null,
): Promise<FoundConfig> {
  const { policy: organization } = await policyInForce(world, owner);
  if (text === null) return { ...NOTHING, policy: organization, isThere: false };
  const { policy, isBroken, mistakes } = withRepositoryFile(organization, readRepositoryFile(text));
  if (isBroken) return broken(mistakes);
  const documents = knownBadDocuments();
  const known = passesOf(organization, documents, world.now).map(({ message }) => message);
  const passes = passesOf(policy, documents, world.now).filter(
    ({ message }) => !known.includes(message),
  );
  return { ...NOTHING, policy, warnings: [...mistakes, ...placeWarnings(passes, text)] };
}
