import { expect, test } from "vitest";
import type { Delivery } from "../../src/model/delivery.ts";
import { newestOf } from "../../src/queue/newest.ts";
import { delivery } from "../db/store-contract.ts";

/** `12:05 b<a`: of that minute, with head b, pushed over a. `?`: tells nothing of the sort. */
function told(text: string): Delivery {
  const [at = "", heads = ""] = text.split(" ");
  const [sha, before] = heads.split("<");
  const pull = { updated_at: `2026-11-23T${at}:00Z`, head: { sha } };
  const payload = text === "?" ? { action: "opened" } : { before, pull_request: pull };
  return { ...delivery(text, { payload: JSON.stringify(payload) }), attempts: 0 };
}

test.each([
  ["12:05 a", "12:05 a", "the only one"],
  ["12:05 a, 12:06 b", "12:06 b", "the later one"],
  ["12:06 b, 12:05 a", "12:06 b", "the later one, though it came first"],
  ["12:05 a, 12:05 b", "12:05 b", "of one moment, what came last"],
  ["12:05 b<a, 12:05 a", "12:05 b<a", "of one moment, what was pushed over the other"],
  ["12:05 c<b, 12:05 a, 12:05 b<a", "12:05 c<b", "of one moment, the end of the pushes"],
  ["12:05 b<a, 12:05 a<b", "12:05 a<b", "of pushes there and back, what came last"],
  ["12:05 a, ?", "12:05 a", "what tells its time"],
  ["?, ?", "?", "where none tells its time, what came last"],
])("of %s, %s is the newest: %s", (batch, newest) => {
  expect(newestOf(batch.split(", ").map(told))?.id).toBe(newest);
});

test("of none, there is none", () => {
  expect(newestOf([])).toBeUndefined();
});
