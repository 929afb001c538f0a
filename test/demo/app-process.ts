import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { LocalGitHub } from "../support/github/github-server.ts";

/** The real app, as `npm start` runs it. */
export interface AppProcess {
  readonly url: string;
  /** Of its start until it answered, in seconds. */
  readonly startTime: number;
  /** What it logged last. */
  lastWords(): string;
  stop(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL("../../src/threatgate.js", import.meta.url));

/** How long it may take to answer, in milliseconds. */
const PATIENCE = 10_000;

/** Starts the app on a local GitHub, and waits until it answers. */
export async function startAppProcess(github: LocalGitHub, folder: string): Promise<AppProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const app = spawn(process.execPath, [PROGRAM, "serve"], {
    cwd: folder,
    env: { ...withoutOurs(process.env), ...environment(github, folder, port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [app.stdout, app.stderr]) {
    stream.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  }
  await answering(app, url, started, said);
  github.connect(`${url}/api/github/webhooks`);
  const startTime = (performance.now() - started) / 1000;
  return { url, startTime, lastWords: () => lastOf(said), stop: () => stop(app) };
}

function environment(github: LocalGitHub, folder: string, port: number): Record<string, string> {
  return {
    APP_ID: String(github.app.id),
    PRIVATE_KEY: github.app.privateKey,
    WEBHOOK_SECRET: github.app.webhookSecret,
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: github.url,
    DATABASE_URL: `file:${folder}/threatgate.db`,
    HOST: "127.0.0.1",
    PORT: String(port),
    LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
  };
}

/** The surroundings without settings of another Threatgate that happen to be set. */
function withoutOurs(surroundings: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(GITHUB_|GHE_|PRIVATE_KEY|WEBHOOK_|PUBLIC_URL|METRICS_TOKEN|NODE_ENV)/;
  return Object.fromEntries(Object.entries(surroundings).filter(([name]) => !ours.test(name)));
}

async function answering(
  app: ChildProcess,
  url: string,
  started: number,
  said: readonly string[],
): Promise<void> {
  while (performance.now() - started < PATIENCE) {
    if (app.exitCode !== null) throw failed(`stopped with status ${app.exitCode}`, said);
    try {
      await fetch(`${url}/healthz`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  app.kill("SIGKILL");
  throw failed(`did not answer within ${PATIENCE / 1000} s`, said);
}

function failed(what: string, said: readonly string[]): Error {
  return new Error(`The app ${what}. It said last:\n${lastOf(said)}`);
}

function lastOf(said: readonly string[]): string {
  const last = said.join("").trim().split("\n").slice(-15).join("\n");
  return last === "" ? "(nothing)" : last;
}

/** Lets it finish what is in work; ends it after 5 s. */
async function stop(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => app.once("exit", () => resolve()));
  app.kill("SIGTERM");
  const impatience = setTimeout(() => app.kill("SIGKILL"), 5000);
  await ended;
  clearTimeout(impatience);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No port is free.");
  return address.port;
}
