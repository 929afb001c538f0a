import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import type { LocalGitHub } from "../../support/github/github-server.ts";

/** What came in at the stand-in's webhook. */
interface Received {
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** An app that only listens, and lets a test speak in its name. */
export interface StandInApp {
  readonly url: string;
  readonly received: Received[];
  /** The status it answers with from now on. */
  answer: number;
  /** As its installation on an organisation. */
  at(organization: string): Octokit;
  withToken(token: string): Octokit;
  /** As itself. */
  readonly itself: Octokit;
  close(): void;
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** Listens for a local GitHub's webhooks. */
export async function startStandInApp(github: LocalGitHub): Promise<StandInApp> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    received.push({
      headers: Object.fromEntries(headers),
      text: Buffer.concat(chunks).toString(),
    });
    response.writeHead(app.answer).end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { id: appId, privateKey } = github.app;
  const client = (auth: Record<string, unknown>) =>
    new Octokit({
      baseUrl: github.url,
      authStrategy: createAppAuth,
      auth: { appId, privateKey, ...auth },
      log: SILENT,
    });
  const app: StandInApp = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    answer: 202,
    at: (organization) => client({ installationId: github.installationOf(organization) }),
    withToken: (token) => new Octokit({ baseUrl: github.url, auth: token, log: SILENT }),
    itself: client({}),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  github.connect(app.url);
  return app;
}

/** The status and the message that a request is refused with. */
export async function refusal(request: Promise<unknown>): Promise<string> {
  try {
    await request;
    return "not refused";
  } catch (error) {
    const { status, message } = error as { status: number; message: string };
    return `${status} ${message.replace(/ - https:.*/, "")}`;
  }
}
