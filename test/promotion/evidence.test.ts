import { expect, test } from "vitest";
import { foldLedger } from "../../src/findings/fold.ts";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { evidenceKey, evidenceOf } from "../../src/promotion/evidence.ts";
import { pull, threat } from "../findings/story.ts";

const SESSIONS = [1, 2, 3].flatMap((number) => {
  const { model, end } = pull(number);
  return [model(number * 10, [threat("Skimming")]), end(number * 10 + 5)];
});

function keyOf(events: readonly LedgerEvent[], now = "2026-01-06T00:00:00Z"): string {
  const history = { team: "payments", phase: "observation", since: null, training: null } as const;
  const policy = DEFAULT_POLICY.promotion;
  return evidenceKey(evidenceOf({ ...history, ledger: foldLedger(events), policy, now }));
}

test("evidence is the same in whatever order it was told, and on another day", () => {
  expect(keyOf(SESSIONS.toReversed())).toBe(keyOf(SESSIONS));
  expect(keyOf(SESSIONS, "2026-06-01T00:00:00Z")).toBe(keyOf(SESSIONS));
});

test.each<[string, readonly LedgerEvent[]]>([
  ["a session", [pull(4).model(40, []), pull(4).end(45)]],
  ["a finding that was missed", [pull(3).report(33, 1, "Replay", { asset: "Backups" })]],
])("it changes with %s", (_name, more) => {
  expect(keyOf([...SESSIONS, ...more])).not.toBe(keyOf(SESSIONS));
});
