import { expect, test } from "vitest";
import { openStore } from "../../db/open.ts";
import { tellTeam } from "../../src/perform/tell-team.ts";
import { nockedGitHub } from "../github/nocked-github.ts";
import { aPull, factsUnder } from "../support/facts-builder.ts";
import { aWorld } from "../support/world-builder.ts";

const { github, sent } = nockedGitHub();

/** What is said of the payments team, whose two people were listed before. */
async function toldOf(isPrivate: boolean): Promise<string> {
  const store = await openStore("file::memory:");
  const roster = { installationId: 7, logins: ["ada", "ben"], checkedAt: "2026-11-23T11:00:00Z" };
  await store.memberships.keepRoster("acme", "pay-team", roster);
  const repository = { ...aPull().repository, isPrivate };
  const team = { team: "payments", phase: "training", github: "pay-team" } as const;
  const effect = { kind: "tell-team", ...team, words: "So." } as const;
  const place = { world: aWorld(github, store), repository };
  const { answer } = await tellTeam(effect, place, factsUnder("training", {}));
  await store.close();
  return answer ?? "";
}

test("who is due is named where only the organisation reads it", async () => {
  expect(await toldOf(true)).toContain("due for training: ada (nothing is recorded yet), ben (");
  const told = await toldOf(false);
  expect(told).toMatch(/^So\.\n/);
  expect(told).toMatch(/2 people are due for training\.$/);
  expect(told).not.toMatch(/\b(ada|ben)\b/);
  expect(sent).toEqual([]);
});
