import { describe, expect, it } from "vitest";
import type { SecurityReview } from "../../src/model/review.ts";
import { signOffOf } from "../../src/verdict/sign-off.ts";

const NOW = "now";

function review(
  by: string,
  state: SecurityReview["state"],
  hour: number,
  fingerprint: string | null = NOW,
) {
  return { by, state, at: `2026-11-23T${String(hour).padStart(2, "0")}:00:00Z`, fingerprint };
}

const approved = (by: string, hour: number, saw: string | null = NOW) =>
  review(by, "approved", hour, saw);
const objected = (by: string, hour: number) => review(by, "changes-requested", hour);

const TABLE: [what: string, reviews: readonly SecurityReview[], expected: string][] = [
  ["nobody reviewed", [], "none"],
  ["an approval of this threat model", [approved("sam", 9)], "approved by sam"],
  ["an approval of an earlier one", [approved("sam", 9, "before")], "void by sam"],
  ["an approval of a commit that nobody assessed", [approved("sam", 9, null)], "void by sam"],
  [
    "an earlier approval beside a newer, valid one",
    [approved("sam", 9, "before"), approved("kim", 10)],
    "approved by kim",
  ],
  ["a request for changes", [objected("sam", 9)], "changes-requested by sam"],
  [
    "a request for changes, then the same person approves",
    [objected("sam", 9), approved("sam", 10)],
    "approved by sam",
  ],
  [
    "a request for changes, then another approves",
    [objected("sam", 9), approved("kim", 10)],
    "approved by kim",
  ],
  [
    "an approval, then another asks for changes",
    [approved("kim", 9), objected("sam", 10)],
    "changes-requested by sam",
  ],
  [
    "a request for changes, then an approval of another threat model",
    [objected("sam", 9), approved("kim", 10, "before")],
    "changes-requested by sam",
  ],
  [
    "an approval taken back by the same person",
    [approved("sam", 9), objected("Sam", 10)],
    "changes-requested by Sam",
  ],
];

describe("a sign-off covers exactly the threat model it saw", () => {
  it.each(TABLE)("%s", (_what, reviews, expected) => {
    const signOff = signOffOf(reviews, NOW);
    expect(signOff.state === "none" ? "none" : `${signOff.state} by ${signOff.by}`).toBe(expected);
  });
});
