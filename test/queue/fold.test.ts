import { expect, test } from "vitest";
import type { Delivery } from "../../src/model/delivery.ts";
import { fold } from "../../src/queue/fold.ts";
import { delivery } from "../db/store-contract.ts";

/** `s1` is a foldable sweep, `p1` a foldable push, `r1` a foldable review, `c1` a command; `'` was begun before. */
function batch(text: string): Delivery[] {
  const events = {
    s: "threatgate.sweep-pull",
    p: "pull_request",
    r: "pull_request_review",
    c: "issue_comment",
  };
  return text.split(" ").map((word) => {
    const event = Object.entries(events).find(([letter]) => word.startsWith(letter))?.[1] ?? "";
    const changes = { event, foldable: event !== "issue_comment" };
    return { ...delivery(word.replace("'", ""), changes), attempts: word.endsWith("'") ? 3 : 0 };
  });
}

test.each([
  ["p1", "p1", ""],
  ["p1 p2 p3", "p3", "p1→p3 p2→p3"],
  ["p1 c2 p3", "c2 p3", "p1→p3"],
  ["c1 c2", "c1 c2", ""],
  ["p1 r2 p3 r4 c5", "p3 r4 c5", "p1→p3 r2→r4"],
  ["s1 s2", "s2", "s1→s2"],
  ["p1 s2", "p1", "s2→p1"],
  ["s1 c2 p3 s4 p5", "c2 p5", "s1→p5 p3→p5 s4→p5"],
])("of %s, %s are handled, and folded: %s", (text, standing, folded) => {
  const result = fold(batch(text));
  expect(result.standing.map(({ id }) => id).join(" ")).toBe(standing);
  expect(result.folded.map(({ id, into }) => `${id}→${into}`).join(" ")).toBe(folded);
});

test("what stands for one that was begun counts as begun, once", () => {
  const { standing } = fold(batch("p1' p2 r3 c4"));
  expect(standing.map(({ id, attempts }) => [id, attempts])).toEqual([
    ["p2", 1],
    ["r3", 0],
    ["c4", 0],
  ]);
});
