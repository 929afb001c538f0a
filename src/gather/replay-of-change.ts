import { isGitHubs } from "../github/failure-in-words.ts";
import type { Policy } from "../model/policy.ts";
import type { PullRequest, Repository } from "../model/pull-request.ts";
import type { Replay } from "../model/replay.ts";
import type { Session } from "../model/session.ts";
import { holdsPolicy } from "../policy/config-file.ts";
import type { World } from "../world.ts";
import { authorTeams } from "./author-teams.ts";
import { LAST_SESSIONS, replaySessions } from "./replay-sessions.ts";
import { rememberedOverlay } from "./repository-policy.ts";

/** Among so many, those of one repository are looked for. */
const MOST_LOOKED_THROUGH = 500;

/** Of teams that the config in force does not list, so many are asked for their members. */
const MOST_NEW_TEAMS = 30;

/**
 * What a change of a repository's config file would have done to the last sessions, of the whole
 * organisation where it is that one's; null: GitHub does not say now who is in which team.
 */
export async function replayOfChange(
  world: World,
  repository: Repository,
  before: Policy,
  after: Policy,
): Promise<Replay | null> {
  const { store, now } = world;
  const askable = teamsToAsk(before, after);
  const ground = {
    documents: store.documents,
    authorTeams: (pull: PullRequest, teams: readonly string[]) =>
      authorTeams(
        world,
        pull,
        teams.filter((team) => askable.has(team)),
      ),
    // Of a repository's own file, both policies have it in them.
    overlay: holdsPolicy(repository) ? rememberedOverlay(store) : async (policy: Policy) => policy,
    now,
  };
  try {
    return await replaySessions(await sessionsOf(world, repository), before, after, ground);
  } catch (error) {
    if (isGitHubs(error)) return null;
    throw error;
  }
}

async function sessionsOf(
  { store, installationId }: World,
  repository: Repository,
): Promise<readonly Session[]> {
  if (holdsPolicy(repository)) return store.sessions.latest(installationId, LAST_SESSIONS);
  const all = await store.sessions.latest(installationId, MOST_LOOKED_THROUGH);
  const own = all.filter(({ known }) => known.pull.repository.id === repository.id);
  return own.slice(0, LAST_SESSIONS);
}

/** Anybody may propose a config of thousands of teams, and each costs a request. */
function teamsToAsk(before: Policy, after: Policy): ReadonlySet<string> {
  const known = new Set(before.teams.map(({ github }) => github));
  const added = after.teams.map(({ github }) => github).filter((team) => !known.has(team));
  return new Set([...known, ...added.slice(0, MOST_NEW_TEAMS)]);
}
