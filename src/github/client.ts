import { createAppAuth } from "@octokit/auth-app";
import { type Probot, ProbotOctokit } from "probot";
import { boundedFetch } from "./bounded-fetch.ts";

/** GitHub's REST API as one installation. */
export type GitHub = Pick<ProbotOctokit, "rest" | "request" | "paginate">;

/** What a job may do with a token: the names and levels of GitHub's app permissions. */
export type Permissions = Readonly<Record<string, "read" | "write">>;

/** What the gate needs on the repository of a pull request. */
export const GATE_PERMISSIONS: Permissions = {
  checks: "write",
  contents: "read",
  pull_requests: "write",
};

/** What looking around an installation needs: which repositories it has. */
export const LOOK_PERMISSIONS: Permissions = { metadata: "read" };

/** What asking for team members needs. */
export const PEOPLE_PERMISSIONS: Permissions = { members: "read" };

/** What answering a comment needs. */
export const TALK_PERMISSIONS: Permissions = { issues: "write", pull_requests: "write" };

/** What reading an organisation's config needs. */
export const CONFIG_PERMISSIONS: Permissions = { contents: "read" };

/** What proposing a change of an organisation's config needs, on that one repository. */
export const PROPOSAL_PERMISSIONS: Permissions = { contents: "write", pull_requests: "write" };

/** What a client may reach: without repositories, all of the installation. */
export interface Scope {
  readonly repositoryIds?: number[];
  readonly permissions: Permissions;
}

/** The app as GitHub knows it, where GitHub is, and whether its write limits are kept by waiting. */
export interface Connection {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  readonly apiUrl: string;
  /** Off only for a server without limits, such as a local one in tests. */
  readonly isThrottled: boolean;
}

/** Gives GitHub as one installation, with no more reach than asked for. */
export type Clients = (installationId: number, scope: Scope) => Promise<GitHub>;

/**
 * Makes clients whose tokens are for the given repositories and permissions alone, each in its
 * installation's own lane of rate limits. Limits are not slept through here: the delivery waits in
 * the database instead, so that other installations go on. Tokens are used again until they run out.
 */
export async function installationClients(
  probot: Probot,
  { appId, privateKey, apiUrl, isThrottled }: Connection,
): Promise<Clients> {
  const app = await probot.auth();
  const auth = createAppAuth({ appId, privateKey, request: app.request });
  return async (installationId, scope) => {
    const { token } = await auth({ type: "installation", installationId, ...scope });
    const lane = { id: String(installationId), onRateLimit: never, onSecondaryRateLimit: never };
    return new ProbotOctokit({
      auth: { token },
      baseUrl: apiUrl,
      log: withoutBodies(probot.log.child({ name: "github" })),
      request: { fetch: boundedFetch },
      throttle: isThrottled ? lane : { enabled: false },
    });
  };
}

/** Probot's client logs what it sends, at the level debug: a check speaks of a private document. */
function withoutBodies(log: Probot["log"]) {
  const { info, warn, error } = log;
  return {
    debug: (...given: unknown[]) => log.debug({}, String(given.at(-1))),
    info: info.bind(log),
    warn: warn.bind(log),
    error: error.bind(log),
  };
}

/** Whether to sleep and try again. */
function never(): boolean {
  return false;
}
