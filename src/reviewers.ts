import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { ReviewerPolicy, Turns } from "./model/assigned-review.ts";
import { WAYS } from "./reviewers/index.ts";

/** What the choice of reviewers depends on. Logins are in any case, and in any order. */
export interface Choosing {
  readonly policy: ReviewerPolicy;
  /** Active members of the security team. */
  readonly members: readonly string[];
  /** The author of the pull request, and of its commits. */
  readonly authors: readonly string[];
  /** Whom people have asked on GitHub themselves. */
  readonly byHand: readonly string[];
  /** Who knows the threat model from an earlier version, best first: they are asked before others. */
  readonly knowing: readonly string[];
  /** Whoever is not among them never had a turn. */
  readonly turns: readonly Turns[];
  /** The same for each run of a pull request, and another for the next. */
  readonly seed: string;
}

/** Who reviews a threat model; logins in lower case. */
export interface Choice {
  /** Picked by people already, and counted: they need not be asked. */
  readonly byHand: readonly string[];
  /** In order of preference. Nobody, where enough are asked or nobody can be. */
  readonly people: readonly string[];
  /** Who takes the place of whom GitHub refuses, in order. */
  readonly fallbacks: readonly string[];
}

/** Chooses who is asked. The same input gives the same people, whatever the order it comes in. */
export function chooseReviewers(choosing: Choosing): Choice {
  const { policy, members, knowing } = choosing;
  const authors = keysOf(choosing.authors);
  const able = [...keysOf(members)].filter((login) => !authors.has(login));
  const picked = keysOf(choosing.byHand);
  const byHand = able.filter((login) => picked.has(login)).sort();
  const away = keysOf(policy.away);
  const free = able.filter((login) => !picked.has(login) && !away.has(login));
  const drawn = byLot(free, choosing.seed).map((login) => turnsOf(login, choosing.turns));
  const ordered = WAYS[policy.assign].order(drawn).map(({ login }) => login);
  const known = [...keysOf(knowing)].filter((login) => ordered.includes(login));
  const queue = [...new Set([...known, ...ordered])];
  const missing = Math.max(0, policy.count - byHand.length);
  return { byHand, people: queue.slice(0, missing), fallbacks: queue.slice(missing) };
}

/** GitHub does not tell the cases of a login apart. */
function keysOf(logins: readonly string[]): ReadonlySet<string> {
  return new Set(logins.map((login) => login.toLowerCase()));
}

function turnsOf(login: string, turns: readonly Turns[]): Turns {
  return turns.find((each) => each.login === login) ?? { login, open: 0, latest: 0 };
}

function byLot(logins: readonly string[], seed: string): readonly string[] {
  const lots = logins.map((login) => ({ login, lot: lotOf(login, seed) }));
  return lots.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ login }) => login);
}

function lotOf(login: string, seed: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${seed} ${login}`)));
}
