import { type Probot, ProbotOctokit } from "probot";
import { z } from "zod";
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

/** What reading an organisation's config needs. */
export const CONFIG_PERMISSIONS: Permissions = { contents: "read" };

const TokenAnswer = z.object({ token: z.string() });

/** How GitHub is reached: where, and whether its write limits are kept by waiting. */
export interface Connection {
  readonly apiUrl: string;
  /** Off only for a server without limits, such as a local one in tests. */
  readonly isThrottled: boolean;
}

/**
 * GitHub as an installation, with a token for the given repositories and permissions alone, in the
 * installation's own lane of rate limits. Limits are not slept through here: the delivery waits in
 * the database instead, so that other installations go on.
 */
export async function installationClient(
  probot: Probot,
  connection: Connection,
  installationId: number,
  scope: { readonly repositoryIds?: number[]; readonly permissions: Permissions },
): Promise<GitHub> {
  const installation = await probot.auth(installationId);
  const { token } = TokenAnswer.parse(
    await installation.auth({ type: "installation", installationId, ...scope }),
  );
  return new ProbotOctokit({
    auth: { token },
    baseUrl: connection.apiUrl,
    log: probot.log.child({ name: "github" }),
    request: { fetch: boundedFetch },
    throttle: connection.isThrottled
      ? { id: String(installationId), onRateLimit: () => false, onSecondaryRateLimit: () => false }
      : { enabled: false },
  });
}
