import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { gather } from "../../src/gather.ts";
import {
  PullRequestAnswer,
  pullRequestOf,
  RepositoryAnswer,
} from "../../src/github/pull-request.ts";
import type { DesignDocument } from "../../src/model/design-document.ts";
import { expectNoViolations } from "../support/github/github-server.ts";
import type { OpenedPull } from "../support/github/person.ts";
import { inBrief } from "../support/github/request-log.ts";
import { type PacedApp, startPacedApp } from "../support/paced-app.ts";
import { acme } from "../support/running-app.ts";

const BILLING = "acme/billing-api";
const CONFIG = "version: 1\ndocuments: { max_bytes: 4096 }\n";
const PROSE = "# Refunds\n\nHow a shop gives money back.\n";
const SUBMODULE = "5".repeat(40);
const BLOB = "GET /repos/{owner}/{repo}/git/blobs/{file_sha} 200";

/** A document that is like no other, so that git takes none for another one moved. */
function document(name: string, ...parts: ("model" | "required" | "fence")[]): string {
  const lines = Array.from({ length: 9 }, (_, at) => `Line ${at} of ${name}.`).join("\n");
  const model = `## Threat model\n\n- ${name} is stolen\n`;
  const front = parts.includes("required") ? "---\nthreat-model: required\n---\n" : "";
  const fence = parts.includes("fence") ? `\n\`\`\`\n${model}\`\`\`\n` : "";
  return `${front}# ${name}\n\n${lines}\n${fence}${parts.includes("model") ? `\n${model}` : ""}`;
}

const MOVED = document("moved", "model");

/** On the base branch, for what is changed, moved and removed. */
const BASE = {
  "docs/design/changed.md": PROSE,
  "docs/design/gone-with-model.md": document("gone 1", "model"),
  "docs/design/gone-without.md": document("gone 2"),
  "notes/gone-with-model.md": document("gone 3", "model"),
  "notes/gone-without.md": document("gone 4"),
  "docs/design/old-name.md": MOVED,
  "docs/design/moved-away.md": document("moved away", "model"),
  "docs/design/prose-moved-away.md": document("prose moved away"),
};

const CHANGES = {
  "docs/design/changed.md": document("changed", "model"),
  "docs/design/gone-with-model.md": null,
  "docs/design/gone-without.md": null,
  "notes/gone-with-model.md": null,
  "notes/gone-without.md": null,
  "docs/design/old-name.md": null,
  "docs/design/new-name.md": MOVED,
  "docs/design/moved-away.md": null,
  "docs/design/moved-template.md": BASE["docs/design/moved-away.md"],
  "docs/design/prose-moved-away.md": null,
  "docs/prose.txt": BASE["docs/design/prose-moved-away.md"],
  "docs/design/prose.md": document("prose"),
  "docs/design/picture.png": Buffer.from([0x89, 0x50, 0]),
  "docs/design/binary.md": Buffer.from("# Refunds\0"),
  "docs/design/latin.md": Buffer.from("# Rückzahlung", "latin1"),
  "docs/design/large.md": "x".repeat(4097),
  "docs/design/link.md": { link: "../../README.md" },
  "docs/design/one-line.md": "See the wiki",
  "docs/design/module.md": { submodule: SUBMODULE },
  "docs/design/README.md": document("ignored", "model"),
  "docs/design/template.md": document("a template that is one", "required"),
  "notes/model.md": document("notes with a model", "model"),
  "notes/prose.md": document("notes without"),
  "notes/required.md": document("notes that must have one", "required"),
  "notes/in-a-fence.md": document("notes on headings", "fence"),
  "node_modules/x/threat-model.md": document("somebody's", "model"),
  "src/threat-model.ts": "export const model = 1;\n",
} as const;

const EXPECTED = [
  "docs/design/binary.md: added, it is a binary file",
  "docs/design/changed.md: modified, # changed, before # Refunds",
  "docs/design/gone-with-model.md: removed, # gone 1",
  "docs/design/large.md: added, it is larger than 4 KiB",
  "docs/design/latin.md: added, it is not UTF-8 text",
  "docs/design/link.md: added, it is a symbolic link",
  "docs/design/module.md: added, it is not a file (a submodule, perhaps)",
  "docs/design/moved-away.md: removed, # moved away",
  "docs/design/new-name.md: renamed, # moved, before # moved",
  "docs/design/one-line.md: added, See the wiki",
  "docs/design/prose.md: added, # prose",
  "docs/design/template.md: added, # a template that is one",
  "notes/gone-with-model.md: removed, # gone 3",
  "notes/model.md: added, # notes with a model",
  "notes/required.md: added, # notes that must have one",
];

let app: PacedApp;
let pull: OpenedPull;

beforeAll(async () => {
  app = await startPacedApp({
    acme: acme(CONFIG, {
      repositories: {
        ".github": { files: { ".github/threatmodel.yml": CONFIG } },
        "billing-api": { files: { "README.md": "# Billing\n", ...BASE } },
      },
    }),
  });
  pull = await app.github.asUser("ada").openPullRequest(BILLING, { files: CHANGES });
});
afterAll(() => app.stop());
beforeEach(() => {
  app.github.requests.length = 0;
});

async function documents(): Promise<readonly DesignDocument[]> {
  const world = await app.enter(BILLING);
  const [owner = "", repo = ""] = BILLING.split("/");
  const { data } = await world.github.rest.pulls.get({ owner, repo, pull_number: pull.number });
  const repository = RepositoryAnswer.parse(data.base.repo);
  return (await gather(world, pullRequestOf(PullRequestAnswer.parse(data), repository))).documents;
}

/** A document by its first line, without front matter. */
function inWords({ path, change, content, base }: DesignDocument): string {
  const first = (text: string) => text.split("\n").find((line) => !/^(---|threat-)/.test(line));
  const what = content.kind === "text" ? first(content.text) : content.why;
  return `${path}: ${change}, ${what}${base === null ? "" : `, before ${first(base)}`}`;
}

describe("the design documents of a pull request", () => {
  it("are those that the paths, a heading or the front matter tell, in path order, the unreadable ones with the reason", async () => {
    expect((await documents()).map(inWords)).toEqual(EXPECTED);
  });

  it("are not read again while they stay the same", async () => {
    await documents();
    app.github.requests.length = 0;
    expect((await documents()).map(inWords)).toEqual(EXPECTED);
    const blobs = app.github.requests.map(inBrief).filter((it) => it === BLOB);
    // Only what is no document to keep: binary, Latin-1, too large, the link.
    expect(blobs).toHaveLength(4);
  });

  it("and all that was asked for was as GitHub publishes it", () => {
    expectNoViolations(app.github);
  });
});
