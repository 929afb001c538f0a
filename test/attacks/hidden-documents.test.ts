import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMPLETE_DOCUMENT, INCOMPLETE_DOCUMENT } from "../support/documents.ts";
import type { Files } from "../support/github/commits.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const CONFIG = "version: 1\nsecurity: { team: security }\ndefaults: { phase: security-optional }\n";
const NOTES = INCOMPLETE_DOCUMENT.replace("# Refunds", "# Notes on refunds");
const WHOLE = COMPLETE_DOCUMENT.replace("# Refunds", "# All of refunds");

/** An author's ways to get a design past the gate. All of them stay in one app. */
const WAYS: [what: string, files: Files, conclusion: string][] = [
  ["is 3,100 files in front of it", { ...many(3100), "zz/design/x.md": NOTES }, "failure"],
  ["is more Markdown than anyone opens", { ...many(510, "md"), "zz.md": NOTES }, "action_required"],
  ["is its heading gone", { "notes.md": NOTES.replace("## Threat model", "## Notes") }, "failure"],
  [
    "is its heading in a comment",
    { "notes.md": NOTES.replace("## Threat", "<!-- -->\n    ## Threat") },
    "failure",
  ],
  [
    "is its heading nowhere but in an HTML comment",
    { "notes.md": NOTES.replace("## Threat model", "<!--\n## Threat model\n-->") },
    "failure",
  ],
  [
    "is its heading in a fence",
    { "notes.md": NOTES.replace("## Threat model", "```\n## Threat model\n```") },
    "failure",
  ],
  ["is it larger than is read", { "notes.md": NOTES + "A word. ".repeat(140_000) }, "failure"],
  ["is a threat taken out", { "whole.md": WHOLE.replace(/^\| T6 .*\n/m, "") }, "failure"],
  ["is nothing left but none", { "whole.md": WHOLE.replace(/### Scope.*/s, "None.\n") }, "failure"],
  ["is it no text any more", { "notes.md": Buffer.from(`${NOTES}\0`) }, "failure"],
  ["is it a link", { "notes.md": { link: "README.md" } }, "failure"],
  ["is its path odd", { "docs/design/%2e%2e #1?ref=main\u202e é .md": NOTES }, "failure"],
  ["is its path in capitals", { "DOCS/DESIGN/X.MD": NOTES }, "failure"],
];

function many(count: number, extension = "ts"): Files {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`a/${at}.${extension}`, `file ${at}\n`]),
  );
}

let app: PacedApp;

beforeAll(async () => {
  app = await startPacedApp({
    acme: acme(CONFIG, {
      repositories: {
        ".github": { files: { ".github/threatmodel.yml": CONFIG } },
        "billing-api": {
          files: { "README.md": "# Billing\n", "notes.md": NOTES, "whole.md": WHOLE },
        },
      },
    }),
  });
  await app.startWorking();
});
afterAll(async () => {
  expectNoViolations(app.github);
  await app.stop();
});

describe("a design with gaps is not let through where all there", () => {
  it.each(WAYS)("%s", { timeout: 60_000 }, async (what, files, conclusion) => {
    const pull = await app.github
      .asUser("ada")
      .openPullRequest(BILLING, { files, branch: what.replaceAll(/\W/g, "-") });
    await app.settled();
    const [run] = app.github.checkRuns(BILLING, pull.headSha);
    expect(run?.conclusion).toBe(conclusion);
  });
});
