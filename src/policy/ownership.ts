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
    why: `of the owners of these documents, ${owner.path}'s is in the strictest phase: ${why}`,
  };
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
      if (byPath !== null) return `its path matches ${byPath.source}`;
      const byRepository = firstMatch(repos, repository);
      return byRepository === null ? null : `its repository matches ${byRepository.source}`;
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
  const chosen = path === null ? undefined : chosenTeams?.get(path)?.trim().toLowerCase();
  const choice = own.find(
    ({ name, github }) => name.toLowerCase() === chosen || github.toLowerCase() === chosen,
  );
  if (choice !== undefined) {
    return {
      team: choice.name,
      phase: choice.phase,
      why: "it names this team, and its author is in it",
    };
  }
  const owners = own.map(({ name, phase }) => ({
    team: name,
    phase,
    why: "its author is in this team",
  }));
  return (
    strictestOf(owners) ?? { team: null, phase: policy.defaultPhase, why: defaultReason(policy) }
  );
}

function defaultReason({ teams }: Policy): string {
  if (teams.length === 0) return "the config lists no teams";
  return "no team of the config matches its path, its repository or its author";
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
