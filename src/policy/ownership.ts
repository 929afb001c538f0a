import type { Ownership } from "../model/facts.ts";
import { PHASES } from "../model/phase.ts";
import type { Policy, TeamPolicy } from "../model/policy.ts";
import { compileGlob, firstMatch } from "./glob.ts";

/** What tells whose document it is. */
export interface OwnershipClues {
  /** Without its owner. */
  readonly repository: string;
  /** Of the design documents; empty: a pull request without any. */
  readonly paths: readonly string[];
  /** Slugs of the GitHub teams that the author is in. */
  readonly authorTeams: readonly string[];
  /** Path of a document → the team that its front matter names. */
  readonly chosenTeams?: ReadonlyMap<string, string>;
  readonly policy: Policy;
}

/**
 * Whose pull request it is: of the teams whose paths or repositories match, else of the author's
 * own, else nobody's. Of several owners the one in the strictest phase decides, so that no mixture
 * of documents is held to less than one of them would be alone.
 */
export function ownershipOf(clues: OwnershipClues): Ownership {
  const claims = clues.policy.teams.map(claimOf);
  const [first, ...others] = clues.paths.map((path) => ({ path, ...ownerOf(path, claims, clues) }));
  if (first === undefined) return ownerOf(null, claims, clues);
  const owner = others.reduce((a, b) => (strictness(b) < strictness(a) ? b : a), first);
  const { team, phase, why } = owner;
  const isMixed = others.some((other) => other.team !== first.team);
  if (!isMixed) return { team, phase, why };
  return {
    team,
    phase,
    why: `among the owners of these documents, that of ${owner.path} is in the strictest phase: ${why}`,
  };
}

/** Whether it matters which teams the author is in: of some document, nothing else tells the team. */
export function authorDecides({ repository, paths, policy }: OwnershipClues): boolean {
  const claims = policy.teams.map(claimOf);
  const isClaimed = (path: string) =>
    claims.some(({ reason }) => reason(repository, path) !== null);
  return claims.length > 0 && !paths.every(isClaimed);
}

interface TeamClaim {
  readonly team: TeamPolicy;
  /** Why a document is the team's, as a phrase; null: it is not. */
  reason(repository: string, path: string | null): string | null;
}

function claimOf(team: TeamPolicy): TeamClaim {
  const paths = team.paths.map(compileGlob);
  const repos = team.repos.map(compileGlob);
  return {
    team,
    reason(repository, path) {
      const byPath = path === null ? null : firstMatch(paths, path);
      if (byPath !== null) return `the document's path matches ${byPath.source}`;
      const byRepository = firstMatch(repos, repository);
      return byRepository === null ? null : `the repository matches ${byRepository.source}`;
    },
  };
}

function ownerOf(
  path: string | null,
  claims: readonly TeamClaim[],
  clues: OwnershipClues,
): Ownership {
  const owners = claims.flatMap(({ team, reason }) => {
    const why = reason(clues.repository, path);
    return why === null ? [] : [{ team: team.name, phase: team.phase, why }];
  });
  const strictest = strictestOf(owners);
  if (strictest !== null) return strictest;
  return ownerByAuthor(path, clues);
}

function ownerByAuthor(
  path: string | null,
  { authorTeams, chosenTeams, policy }: OwnershipClues,
): Ownership {
  const slugs = new Set(authorTeams.map((slug) => slug.toLowerCase()));
  const own = policy.teams.filter(({ github }) => slugs.has(github.toLowerCase()));
  const chosen = path === null ? undefined : chosenTeams?.get(path)?.trim();
  const choice = own.find((team) => isCalled(team, chosen));
  if (choice !== undefined)
    return ownedBy(choice, "the document names this team, and the author is in it");
  const owner = strictestOf(own.map((team) => ownedBy(team, "the author is in this team"))) ?? {
    team: null,
    phase: policy.defaultPhase,
    why: defaultReason(path, policy),
  };
  return chosen === undefined ? owner : { ...owner, why: `${owner.why}; ${notTheirs(chosen)}` };
}

function ownedBy({ name, phase }: TeamPolicy, why: string) {
  return { team: name, phase, why };
}

function isCalled({ name, github }: TeamPolicy, chosen: string | undefined): boolean {
  const called = chosen?.toLowerCase();
  return name.toLowerCase() === called || github.toLowerCase() === called;
}

/** How much of a name that a document gives is repeated, in characters. */
const MOST_REPEATED = 60;

function notTheirs(chosen: string): string {
  const name = chosen.length > MOST_REPEATED ? `${chosen.slice(0, MOST_REPEATED)}…` : chosen;
  return `the author is not in ${name}, which the document names`;
}

/** Where there is no document, nobody asked who the author is. */
function defaultReason(path: string | null, { teams }: Policy): string {
  if (teams.length === 0) return "the config lists no teams";
  if (path === null) return "no team of the config matches the repository";
  return "no team of the config matches the document's path, the repository or the author";
}

/** The first in the strictest phase, saying which others it was chosen from; null: there is none. */
function strictestOf(owners: readonly (Ownership & { team: string })[]): Ownership | null {
  const [first, ...others] = owners;
  if (first === undefined) return null;
  const owner = others.reduce((a, b) => (strictness(b) < strictness(a) ? b : a), first);
  if (others.length === 0) return owner;
  const names = owners.map(({ team }) => team).join(", ");
  return { ...owner, why: `${owner.why}; of ${names} it is in the strictest phase` };
}

function strictness({ phase }: Ownership): number {
  return PHASES.indexOf(phase);
}
