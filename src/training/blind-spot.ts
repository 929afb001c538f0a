import { countedIn, isFound, lastSessions } from "../findings/discovery-rate.ts";
import type { LedgerState } from "../findings/fold.ts";
import type { BlindSpot } from "../model/blind-spot.ts";
import type { Finding } from "../model/finding.ts";
import type { PromotionPolicy } from "../model/promotion.ts";
import { STRIDE, type Stride } from "../model/stride.ts";

type Window = Pick<PromotionPolicy, "window" | "countHinted">;

/** Once is no habit. */
const LEAST_OCCASIONS = 2;

/**
 * The category that a team keeps missing; null: there is none. Of the threats of its last completed
 * sessions, whatever their severity, more of that category were missed or late than found, and that
 * in at least two sessions. What came late and is tied to no session is an occasion of its own, if
 * it came after the first of these sessions ended. A hinted threat counts as it does in the rates.
 *
 * Of several categories, it is the one missed on the most occasions, then the most often.
 */
export function blindSpotOf(ledger: LedgerState, team: string, policy: Window): BlindSpot | null {
  const findings = findingsOf(ledger, team, policy.window);
  const [worst] = STRIDE.map((category) => tallyOf(category, findings, policy))
    .filter(({ occasions, missed, all }) => occasions >= LEAST_OCCASIONS && missed > all - missed)
    .toSorted((a, b) => b.occasions - a.occasions || b.missed - a.missed);
  if (worst === undefined) return null;
  const { category, missed, all } = worst;
  return { category, missed, all };
}

function findingsOf(ledger: LedgerState, team: string, window: number): readonly Finding[] {
  const last = lastSessions(ledger, { team, since: null }, window);
  const since = ledger.sessions.find(({ key }) => key === last.at(-1))?.endedAt ?? "";
  const untied = ledger.findings.filter(
    ({ session, at, isRetracted, ...finding }) =>
      session === null && finding.team === team && !isRetracted && at >= since,
  );
  return [...countedIn(ledger, last), ...untied];
}

interface Tally extends BlindSpot {
  /** In how many sessions it was missed, and how often beside them. */
  readonly occasions: number;
}

function tallyOf(category: Stride, findings: readonly Finding[], { countHinted }: Window): Tally {
  const all = findings.filter(({ stride }) => stride.includes(category));
  const missed = all.filter((finding) => !isFound(finding, countHinted));
  const occasions = new Set(missed.map(({ session, key }) => session ?? key)).size;
  return { category, missed: missed.length, all: all.length, occasions };
}
