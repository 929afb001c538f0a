import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { sessionOf } from "../../src/model/session.ts";
import { COMPLETE_DOCUMENT } from "../support/documents.ts";
import { aPull, someFacts } from "../support/facts-builder.ts";
import { commandLine } from "./command-line.ts";

const cli = commandLine();
const NOW = "2026-11-23T12:00:00Z";
const FILE = { path: "docs/design/refunds.md", previousPath: null, change: "added" } as const;

beforeEach(() => keepSession("acme", 7));

const database = () => `file:${join(cli.folder(), "threatgate.db")}`;

async function keepSession(owner: string, repositoryId: number): Promise<void> {
  const store = await openStore(database());
  const pull = aPull();
  const repository = { ...pull.repository, owner, id: repositoryId };
  const content = { kind: "text", text: COMPLETE_DOCUMENT } as const;
  const documents = [{ ...FILE, blob: "a".repeat(40), content, base: null }];
  const facts = someFacts("review", { pull: { ...pull, repository }, documents });
  await store.documents.keep(repositoryId, "a".repeat(40), COMPLETE_DOCUMENT, NOW);
  await store.sessions.keep(71, sessionOf(facts));
  await store.policyFiles.keep({
    owner,
    installationId: 71,
    text: "version: 1\nsecurity: { team: security }\ndefaults: { phase: review }\n",
    etag: null,
    url: null,
    lastGood: null,
    lastGoodCommit: null,
    checkedAt: NOW,
  });
  await store.close();
}

async function replay(config: string, ...args: readonly string[]) {
  await cli.write({ ".github/threatmodel.yml": config });
  return cli.run(["replay", ...args], { environment: { DATABASE_URL: database() } });
}

const OPTIONAL =
  "version: 1\nsecurity: { team: security }\ndefaults: { phase: security-optional }\n";

describe("threatgate replay", () => {
  it("says what a config changes, and what it would have done", async () => {
    const { status, printed, complained } = await replay(OPTIONAL);
    expect([status, complained]).toEqual([0, ""]);
    expect(printed).toBe(`What would change:
  defaults.phase: review → security-optional

In the last session, 1 gate would open and 1 review fewer would be asked for.
  acme/billing-api#12 would open and Security would not be asked: Waiting for Security to review → Threat model complete: 2 assets, 6 threats
`);
  });

  it("asks which organisation is meant where there are several", async () => {
    await keepSession("other", 8);
    const { status, complained } = await replay(OPTIONAL);
    expect([status, complained]).toEqual([2, expect.stringContaining("--owner")]);
    const { printed } = await replay(OPTIONAL, "--owner", "other");
    expect(printed).toContain("other/billing-api#12 would open");
    expect(printed).not.toContain("acme");
  });

  it.each([
    ["a config that cannot be used", "version: 2\n", [], "1:10 version: expected 1"],
    ["a number that is none", OPTIONAL, ["--last", "many"], "--last takes a number"],
    ["an unknown option", OPTIONAL, ["--frist"], "--frist"],
    ["a database of another kind", OPTIONAL, ["--database", "mysql://x"], "cannot be opened"],
  ])("of %s says what is wrong", async (_, config, args, words) => {
    const { status, printed, complained } = await replay(config, ...args);
    expect({ status, printed }).toEqual({ status: 2, printed: "" });
    expect(complained).toContain(words);
  });
});
