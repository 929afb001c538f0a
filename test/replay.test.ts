import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../db/open.ts";
import { assess } from "../src/assess.ts";
import { replaySessions } from "../src/gather/replay-sessions.ts";
import { rememberedOverlay } from "../src/gather/repository-policy.ts";
import type { DesignDocument } from "../src/model/design-document.ts";
import type { Facts } from "../src/model/facts.ts";
import { fingerprintOf } from "../src/model/fingerprint.ts";
import { sessionOf } from "../src/model/session.ts";
import { parsePolicy } from "../src/policy/parse.ts";
import { effectsOn, replaySentence } from "../src/report/replay-list.ts";
import type { Store } from "../src/store.ts";
import { COMPLETE_DOCUMENT, INCOMPLETE_DOCUMENT } from "./support/documents.ts";
import { aDocument, aPull, someFacts } from "./support/facts-builder.ts";

const NOW = "2026-11-23T12:00:00Z";
const SECURITY = "version: 1\nsecurity: { team: security }\n";

let store: Store;

beforeEach(async () => {
  store = await openStore("file::memory:");
});
afterEach(() => store.close());

function policyOf(text: string) {
  return parsePolicy(SECURITY + text).policy ?? expect.fail(`not a config: ${text}`);
}

/** A session with one document, whose text is remembered unless told otherwise. */
async function keepSession(
  text: string,
  over: Partial<DesignDocument> = {},
  facts: Partial<Facts> = {},
) {
  const number = (await store.sessions.latest(null, 100)).length + 1;
  const blob = String(number).padStart(40, "0");
  const document = aDocument(text, { blob, ...over });
  await store.documents.keep(7, blob, text, NOW);
  const { lapsedWaiver, signOff, ...known } = someFacts("review", {
    pull: aPull({ number }),
    ...facts,
  });
  await store.sessions.keep(71, sessionOf({ ...known, documents: [document] }));
}

async function replay(before: string, after: string, authorTeams: readonly string[] = []) {
  return replaySessions(await store.sessions.latest(71, 50), policyOf(before), policyOf(after), {
    documents: store.documents,
    authorTeams: async () => authorTeams,
    overlay: rememberedOverlay(store),
    now: NOW,
  });
}

function fingerprintOfComplete(): string {
  const facts = someFacts("review", { documents: [aDocument(COMPLETE_DOCUMENT)] });
  return fingerprintOf(assess(facts));
}

const PAYMENTS = (phase: string) =>
  `teams: { payments: { phase: ${phase}, repos: "billing-*" } }\n`;
const REVIEW = PAYMENTS("review");

/** A document, a change of the config, and what it would have done to the session. */
const CASES: readonly (readonly [
  what: string,
  text: string,
  before: string,
  after: string,
  effects: readonly string[],
])[] = [
  ["the same config", COMPLETE_DOCUMENT, REVIEW, REVIEW, []],
  [
    "a team that moves on",
    COMPLETE_DOCUMENT,
    REVIEW,
    PAYMENTS("security-optional"),
    ["would open and Security would not be asked"],
  ],
  [
    "a team that moves on with gaps",
    INCOMPLETE_DOCUMENT,
    REVIEW,
    PAYMENTS("security-optional"),
    [],
  ],
  [
    "a team that moves back with gaps",
    INCOMPLETE_DOCUMENT,
    REVIEW,
    PAYMENTS("training"),
    ["Security would be asked"],
  ],
  [
    "a team that moves back",
    COMPLETE_DOCUMENT,
    PAYMENTS("security-optional"),
    PAYMENTS("review"),
    ["would close and Security would be asked"],
  ],
  [
    "another team's move",
    COMPLETE_DOCUMENT,
    REVIEW,
    `${REVIEW.trimEnd().slice(0, -1)}, web: { phase: training, repos: web } }\n`,
    [],
  ],
  [
    "rules that are off",
    INCOMPLETE_DOCUMENT,
    PAYMENTS("security-optional"),
    `${PAYMENTS("security-optional")}rules: { stride-gap: off, asset-not-listed: off, mitigation-missing: off }\n`,
    ["would open"],
  ],
  [
    "documents that nobody reads any more",
    INCOMPLETE_DOCUMENT,
    PAYMENTS("security-optional"),
    `${PAYMENTS("security-optional")}documents: { ignore: ["docs/**"] }\n`,
    ["would open"],
  ],
  [
    "a repository that is nobody's any more",
    COMPLETE_DOCUMENT,
    PAYMENTS("security-optional"),
    PAYMENTS("security-optional").replace("billing-*", "ledger"),
    ["would close and Security would be asked"],
  ],
];

describe("a replay", () => {
  it.each(CASES)("of %s", async (_, text, before, after, effects) => {
    await keepSession(text);
    const { sessions, left, moved } = await replay(before, after);
    expect({ sessions, left }).toEqual({ sessions: 1, left: 0 });
    expect(moved.map(effectsOn)).toEqual(effects);
  });

  it("finds an author's team that the new config lists", async () => {
    await keepSession(COMPLETE_DOCUMENT);
    const after = "teams: { crew: { phase: security-optional } }\n";
    expect((await replay("", after, ["crew"])).moved.map(effectsOn)).toHaveLength(1);
    expect((await replay("", after, [])).moved).toEqual([]);
  });

  it.each([
    ["holds for what it covers", "covered", ["Security would be asked"]],
    ["is void for anything else", "another", ["would close and Security would be asked"]],
  ])("a sign-off %s", async (_, seen, effects) => {
    const review = { by: "sam", state: "approved", at: NOW } as const;
    const fingerprint = seen === "covered" ? fingerprintOfComplete() : seen;
    await keepSession(COMPLETE_DOCUMENT, {}, { reviews: [{ ...review, fingerprint }] });
    const { moved } = await replay(PAYMENTS("security-optional"), REVIEW);
    expect(moved.map(effectsOn)).toEqual(effects);
  });

  it("reads what a document was before, and a removed one from there", async () => {
    const base = { change: "removed", content: { kind: "text", text: COMPLETE_DOCUMENT } } as const;
    await keepSession("another file by now", base);
    await store.documents.keep(
      7,
      `${aPull().baseSha}:docs/design/refunds.md`,
      COMPLETE_DOCUMENT,
      NOW,
    );
    const { moved } = await replay(REVIEW, PAYMENTS("security-optional"));
    expect(moved.map(({ after }) => after.title)).toEqual([expect.stringContaining("0 threats")]);
  });

  it("leaves a repository's own config over both", async () => {
    await keepSession(INCOMPLETE_DOCUMENT);
    const before = PAYMENTS("security-optional");
    const rules = "rules: { stride-gap: off, asset-not-listed: off, mitigation-missing: off }\n";
    expect((await replay(before, before + rules)).moved).toHaveLength(1);
    await store.repositoryFiles.keep(7, "main", {
      text: "version: 1\nrules: { stride-gap: error }\n",
      etag: null,
      url: null,
      commit: null,
      checkedAt: NOW,
    });
    expect((await replay(before, before + rules)).moved).toEqual([]);
  });

  it("counts what is forgotten or too long as not replayed", async () => {
    await keepSession(COMPLETE_DOCUMENT);
    await keepSession(COMPLETE_DOCUMENT, { blob: "f".repeat(40) });
    await keepSession(`${COMPLETE_DOCUMENT}${"More words of no matter.\n".repeat(6_000)}`);
    const outcome = await replay(REVIEW, PAYMENTS("security-optional"));
    expect([outcome.sessions, outcome.left]).toEqual([1, 2]);
    expect(replaySentence(outcome)).toBe(
      "In the last session, 1 gate would open and 1 review fewer would be asked for. 2 sessions cannot be replayed: the texts are forgotten, or it would take too long.",
    );
  });
});
