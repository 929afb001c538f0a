import type { GitHub } from "../../src/github/client.ts";
import type { Store } from "../../src/store.ts";
import type { World } from "../../src/world.ts";

/** What a delivery's handling may touch: one GitHub whatever it asks as, and a store. */
export function aWorld(github: GitHub, store: Store, changes: Partial<World> = {}): World {
  const itself = async () => github;
  return {
    github,
    configGitHub: itself,
    proposalGitHub: itself,
    peopleGitHub: itself,
    talkGitHub: itself,
    botLogin: async () => "threatgate[bot]",
    store,
    installationId: 7,
    now: "2026-11-23T12:00:00Z",
    appId: 4711,
    isRepeated: false,
    isAsked: false,
    fallbackSecurityTeam: null,
    ...changes,
  };
}
