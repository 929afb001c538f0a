import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStore } from "../../db/open.ts";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import {
  expectNoViolations,
  type LocalGitHub,
  startGitHub,
} from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { acme, environmentFor } from "../support/running-app.ts";

const APP = fileURLToPath(new URL("../support/unthrottled-app.ts", import.meta.url));
const CONFIG = "version: 1\ndefaults: { phase: security-optional }\n";
const PULLS = 30;
/** One organisation alone never has all hands: with five, thirty deliveries are in work at once. */
const ORGANIZATIONS = ["acme", "birch", "cedar", "delta", "elm"];
const CREATING = { method: "POST", path: "/check-runs" } as const;

describe("killed with SIGKILL while 30 deliveries are in work", { timeout: 60_000 }, () => {
  let github: LocalGitHub;
  let folder: string;
  let process_: ChildProcess | null = null;
  let url = "";

  beforeEach(async () => {
    const seeds = ORGANIZATIONS.map((name) => [name, acme(CONFIG)] as const);
    github = await startGitHub({ organizations: Object.fromEntries(seeds) });
    folder = await mkdtemp(join(tmpdir(), "threatgate-"));
  });
  afterEach(async () => {
    process_?.kill("SIGKILL");
    await github.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(): Promise<void> {
    const env = environmentFor(github, `file:${join(folder, "threatgate.db")}`);
    const child = fork(APP, { env: { PATH: process.env["PATH"], ...env, WORKERS: "30" } });
    process_ = child;
    ({ url } = await new Promise<{ url: string }>((resolve, reject) => {
      child.once("message", (message) => resolve(message as { url: string }));
      child.once("exit", (status) => reject(new Error(`the app ended with ${status}`)));
    }));
    github.connect(`${url}/api/github/webhooks`);
  }

  async function kill(): Promise<void> {
    const ended = new Promise((resolve) => process_?.once("exit", resolve));
    process_?.kill("SIGKILL");
    await ended;
  }

  const runsOf = ({ repository, headSha }: OpenedPull) => github.checkRuns(repository, headSha);

  it("finishes all 30 after a restart, each check once, whether GitHub had taken it or not", async () => {
    const taken = PULLS / 2;
    await start();
    github.failNext({ ...CREATING, status: "hang", afterwards: true, times: taken });
    github.failNext({ ...CREATING, status: "hang", times: PULLS - taken });
    const pulls = await openPulls();
    const asked = () =>
      github.requests.filter(
        ({ method, path }) => method === "POST" && path.endsWith(CREATING.path),
      );
    await github.waitFor.until("30 checks under way", () => asked().length === PULLS);

    await kill();
    expect(pulls.flatMap(runsOf)).toHaveLength(taken);
    await start();
    await untilIdle();
    await stopGently();

    for (const pull of pulls) {
      const runs = runsOf(pull).map((run) => `${run.name}: ${run.conclusion}`);
      expect(runs).toEqual(["Threat model: success"]);
    }
    const store = await openStore(`file:${join(folder, "threatgate.db")}`);
    expect(await store.deliveries.list(["waiting", "working", "failed"], 100)).toEqual([]);
    // The teams of each organisation are weighed once a day beside that.
    const done = await store.deliveries.list(["done"], 100);
    expect(done.filter(({ event }) => event === "pull_request")).toHaveLength(PULLS);
    await store.close();
    expectNoViolations(github);
  });

  async function openPulls(): Promise<readonly OpenedPull[]> {
    const pulls: OpenedPull[] = [];
    for (let index = 0; index < PULLS; index++) {
      const pull = await github
        .asUser("ada")
        .openPullRequest(`${ORGANIZATIONS[index % ORGANIZATIONS.length]}/billing-api`, {
          branch: `design-${index}`,
          files: { [`docs/design/refunds-${index}.md`]: COMPLETE_DOCUMENT },
        });
      pulls.push(pull);
    }
    return pulls;
  }

  /** Until nothing is in line any more. */
  async function untilIdle(): Promise<void> {
    await vi.waitFor(
      async () => {
        const ready = await (await fetch(`${url}/readyz`)).json();
        expect(ready).toMatchObject({ status: "ready", oldestSeconds: null });
      },
      { timeout: 20_000, interval: 25 },
    );
  }

  async function stopGently(): Promise<void> {
    const ended = new Promise((resolve) => process_?.once("exit", resolve));
    process_?.kill("SIGTERM");
    await ended;
  }
});
