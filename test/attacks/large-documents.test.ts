import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assess } from "../../src/assess.ts";
import { decide } from "../../src/decide.ts";
import { judge } from "../../src/judge/judge.ts";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { aDocument, someFacts } from "../support/facts-builder.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import { acme, type RunningApp, startApp } from "../support/running-app.ts";

const CONFIG = "version: 1\nsecurity: { team: security }\ndefaults: { phase: security-optional }\n";

const rows = Array.from(
  { length: 3000 },
  (_, at) => `| X${at} | Threat ${at} of many more | Spoofing | Asset ${at} | high | | open |`,
).join("\n");
const LARGE = COMPLETE_DOCUMENT.replace(/^(\| T1 .*)$/m, `$1\n${rows}`);

let app: RunningApp;

beforeAll(async () => {
  app = await startApp(acme(CONFIG));
});
afterAll(async () => {
  expectNoViolations(app.github);
  await app.stop();
});

describe("many large documents", () => {
  it("let others be answered while they are read", { timeout: 60_000 }, async () => {
    const files = Object.fromEntries(
      Array.from({ length: 4 }, (_, at) => [`docs/design/${at}.md`, `${LARGE}\n${at}\n`]),
    );
    const pull = await app.github.asUser("ada").openPullRequest("acme/billing-api", { files });
    let slowest = 0;
    let isDone = false;
    const checked = app.github.waitFor.checkRun({ ...pull, timeout: 50_000 }).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      const begun = Date.now();
      await (await fetch(`${app.url}/healthz`)).text();
      slowest = Math.max(slowest, Date.now() - begun);
    }
    expect((await checked).conclusion).toBe("failure");
    expect(slowest).toBeLessThan(2_000);
  });

  it("of more than 8 MiB are not all read, and that is no success", {
    timeout: 60_000,
  }, async () => {
    const text = `${COMPLETE_DOCUMENT}\n${"A sentence. ".repeat(75_000)}\n`;
    const files = Object.fromEntries(
      Array.from({ length: 11 }, (_, at) => [`docs/design/long-${at}.md`, `${text}${at}\n`]),
    );
    const pull = await app.github
      .asUser("ada")
      .openPullRequest("acme/billing-api", { files, branch: "long" });
    const run = await app.github.waitFor.checkRun({ ...pull, timeout: 50_000 });
    expect(run.output.title).toMatch(/^\d gaps?: \d unreadable/);
    expect(run.conclusion).toBe("failure");
  });
});

it("a large document is judged as in this thread", async () => {
  const facts = someFacts("review", { documents: [aDocument(LARGE)] });
  expect(await judge(facts)).toEqual(decide(assess(facts), facts));
});
