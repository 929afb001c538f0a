import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startThreatgate } from "../../src/main.ts";
import { type LocalGitHub, startGitHub } from "./github/github-server.ts";
import type { OrganizationSeed } from "./github/seed.ts";

/** The app's environment for a local GitHub. */
export function environmentFor(github: LocalGitHub, databaseUrl: string): Record<string, string> {
  return {
    APP_ID: String(github.app.id),
    PRIVATE_KEY: github.app.privateKey,
    WEBHOOK_SECRET: github.app.webhookSecret,
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: "https://github.com",
    DATABASE_URL: databaseUrl,
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_LEVEL: "fatal",
    LOG_FORMAT: "json",
  };
}

/** An organisation with a security team, three people and a config. */
export function acme(
  config: string | null,
  changes: Partial<OrganizationSeed> = {},
): OrganizationSeed {
  return {
    teams: { security: { members: ["sam"] }, payments: { members: ["ada", "ben"] } },
    repositories: {
      ".github": { files: config === null ? {} : { ".github/threatmodel.yml": config } },
      "billing-api": { files: { "README.md": "# Billing\n" } },
    },
    ...changes,
  };
}

/** A local GitHub and the app on it, in this process. */
export interface RunningApp {
  readonly github: LocalGitHub;
  readonly url: string;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** Starts both; the app's database is a file of its own, gone at the end. */
export async function startApp(organization: OrganizationSeed): Promise<RunningApp> {
  const github = await startGitHub({ organizations: { acme: organization } });
  const folder = await mkdtemp(join(tmpdir(), "threatgate-"));
  const databaseUrl = `file:${join(folder, "threatgate.db")}`;
  const environment = environmentFor(github, databaseUrl);
  const app = await startThreatgate(environment, { isThrottled: false });
  if (app.kind === "refused") throw new Error(app.why);
  github.connect(`${app.url}/api/github/webhooks`);
  return {
    github,
    url: app.url,
    databaseUrl,
    stop: async () => {
      await app.stop();
      await github.close();
      await rm(folder, { recursive: true });
    },
  };
}
