import { assess } from "./assess.ts";
import { chosenTeams } from "./chosen-teams.ts";
import { staysDesign } from "./is-design.ts";
import type { DesignDocument } from "./model/design-document.ts";
import type { Facts } from "./model/facts.ts";
import type { Policy } from "./model/policy.ts";
import type { MovedSession, SessionOutcome } from "./model/replay.ts";
import type { Session } from "./model/session.ts";
import { ownershipOf } from "./policy/ownership.ts";
import { fingerprintOfFacts, judgedFacts } from "./verdict/judged-facts.ts";
import { verdictOf } from "./verdict/verdict.ts";

/** A session with its texts again, and what is known of its author. */
export interface ReplayableSession {
  readonly known: Session["known"];
  readonly documents: readonly DesignDocument[];
  /** Slugs of the GitHub teams that the author is in, as far as either policy asks. */
  readonly authorTeams: readonly string[];
}

/** What another policy would have made of a session; null: the same. */
export function replayed(
  session: ReplayableSession,
  before: Policy,
  after: Policy,
): MovedSession | null {
  const was = outcomeOf(session, before);
  const would = outcomeOf(session, after);
  const isSame = was.isOpen === would.isOpen && was.asksForReview === would.asksForReview;
  return isSame ? null : { pull: session.known.pull, before: was, after: would };
}

function outcomeOf(session: ReplayableSession, policy: Policy): SessionOutcome {
  const facts = factsUnder(session, policy);
  const assessment = assess(facts);
  const judged = judgedFacts(assessment, facts, fingerprintOfFacts(assessment, facts));
  const { conclusion, title } = verdictOf(assessment, judged);
  // A review that was given, or a draft, hides whether one would have been asked for.
  const { wantsReview } = verdictOf(assessment, {
    ...judged,
    pull: { ...judged.pull, isDraft: false },
    signOff: { state: "none" },
    waiver: null,
  });
  const isOpen = conclusion === "success" || conclusion === "skipped";
  return { isOpen, asksForReview: wantsReview, title };
}

/** The facts of a session as they would have been gathered under a policy. */
function factsUnder({ known, documents, authorTeams }: ReplayableSession, policy: Policy): Facts {
  const found = documents.filter((document) => staysDesign(document, policy.documents));
  const ownership = ownershipOf({
    repository: known.pull.repository.name,
    paths: found.map(({ path }) => path),
    authorTeams,
    chosenTeams: chosenTeams(found),
    policy,
  });
  const inForce = { policy, source: { kind: "default" }, mistakes: [] } as const;
  return {
    ...known,
    documents: found,
    ownership,
    policy: inForce,
    progress: null,
    blindSpot: null,
  };
}
