import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { INCOMPLETE_DOCUMENT } from "../support/documents.ts";
import { startGitHub } from "../support/github/github-server.ts";
import { acme, environmentFor } from "../support/running-app.ts";

const SECRET_TEXT = "a stolen shop key";
const CONFIG = "version: 1\nsecurity: { team: security }\ndefaults: { phase: review }\n";

/** All that the app writes while GitHub refuses its check of a document. */
async function logOfRefusal(format: "json" | "pretty"): Promise<string> {
  const github = await startGitHub({ organizations: { acme: acme(CONFIG) } });
  const folder = await mkdtemp(join(tmpdir(), "threatgate-"));
  const env: Record<string, string | undefined> = {
    ...process.env,
    ...environmentFor(github, `file:${join(folder, "threatgate.db")}`),
    LOG_LEVEL: "trace",
    LOG_FORMAT: format,
  };
  const app = spawn(process.execPath, ["src/threatgate.js", "serve"], { env });
  let log = "";
  const url = await new Promise<string>((resolve) => {
    for (const stream of [app.stdout, app.stderr]) {
      stream.on("data", (data) => {
        log += data;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0];
        if (found !== undefined) resolve(found);
      });
    }
  });
  github.connect(`${url}/api/github/webhooks`);
  const refused = { method: "POST", path: "/repos/{owner}/{repo}/check-runs", status: 422 };
  github.failNext({ ...refused, times: 9 });
  await github.asUser("ada").openPullRequest("acme/billing-api", {
    files: { "docs/design/refunds.md": INCOMPLETE_DOCUMENT },
    title: "a title that is nobody's business",
  });
  await github.waitFor.until("refusal", () =>
    github.requests.some(({ method, status }) => method === "POST" && status === 422),
  );
  app.kill("SIGTERM");
  await new Promise((resolve) => app.once("close", resolve));
  await github.close();
  await rm(folder, { recursive: true });
  return log;
}

describe("where a check is refused", () => {
  it.each(["json", "pretty"] as const)(
    "the log in %s tells no document, no payload and no token, however much it tells",
    async (format) => {
      const log = await logOfRefusal(format);
      expect(log).toContain("tried again later");
      expect(log).not.toContain(SECRET_TEXT);
      expect(log).not.toContain("nobody's business");
      expect(log).not.toMatch(/gh[a-z]_\w{10}|PRIVATE KEY|eyJ[\w-]{20}/);
    },
  );
});
