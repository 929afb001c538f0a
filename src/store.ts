import type { AssignedReview, Turns } from "./model/assigned-review.ts";
import type { CheckName } from "./model/check-run.ts";
import type { PolicyFile, RepositoryFile } from "./model/config-file.ts";
import type { Delivery, DeliveryState, NewDelivery } from "./model/delivery.ts";
import type { AskedReview } from "./model/facts.ts";
import type { KnownMembership, Roster } from "./model/membership.ts";
import type { OpenPulls, PullRequest, Repository } from "./model/pull-request.ts";
import type { Reading } from "./model/reading.ts";
import type { KnownReview, Review } from "./model/review.ts";
import type { Session } from "./model/session.ts";
import type { Instant } from "./model/time.ts";
import type {
  AcceptanceStore,
  AnswerStore,
  AuditStore,
  HintStore,
  NotApplicableStore,
  Word,
} from "./store/command-store.ts";
import type { InterestStore } from "./store/interest-store.ts";
import type { LedgerStore } from "./store/ledger-store.ts";
import type { TrainingStore } from "./store/training-store.ts";
import type { WaiverStore } from "./store/waiver-store.ts";

/** All that is remembered. Every method is one transaction. */
export interface Store {
  readonly deliveries: DeliveryStore;
  readonly documents: DocumentStore;
  readonly policyFiles: PolicyFileStore;
  readonly repositoryFiles: RepositoryFileStore;
  readonly pulls: PullStore;
  readonly checks: CheckStore;
  readonly reviewRequests: ReviewRequestStore;
  readonly assignedReviews: AssignedReviewStore;
  readonly reviews: ReviewStore;
  readonly sessions: SessionStore;
  readonly ledger: LedgerStore;
  readonly waivers: WaiverStore;
  readonly interests: InterestStore;
  readonly memberships: MembershipStore;
  readonly answers: AnswerStore;
  readonly hints: HintStore;
  readonly acceptances: AcceptanceStore;
  readonly notApplicable: NotApplicableStore;
  readonly audit: AuditStore;
  readonly training: TrainingStore;
  /**
   * An owner is called otherwise: what is remembered under the old name is under the new one, but
   * for people and teams, of whom GitHub is asked again.
   */
  renameOwner(from: string, to: string): Promise<void>;
  /** Forgets what is older than its time: raw payloads of finished deliveries, unused documents. */
  forget(before: Instant): Promise<void>;
  close(): Promise<void>;
}

/** A delivery for people to look at, without its payload. */
export interface DeliverySummary extends Omit<Delivery, "payload"> {
  readonly state: DeliveryState;
  readonly notBefore: Instant;
  readonly error: string | null;
}

/** The line of deliveries: what was answered is in it until it is done. */
export interface DeliveryStore {
  /**
   * Keeps a delivery. `known`: one of that id waits, is in work or is done, and nothing changed;
   * one that had failed is taken up again, its tries counted anew.
   */
  add(delivery: NewDelivery): Promise<"added" | "known">;
  /**
   * Takes the deliveries that are due of the most urgent free lane, oldest first; empty: nothing is
   * due. They are the worker's until `leaseUntil`, and anyone's after. A very long lane is taken in
   * parts.
   */
  claim(worker: string, now: Instant, leaseUntil: Instant): Promise<readonly Delivery[]>;
  /** Keeps what is in work for longer. */
  renew(worker: string, leaseUntil: Instant): Promise<void>;
  /** `note` says what became of it, such as the delivery that stood for it. */
  finish(ids: readonly string[], note: string | null): Promise<void>;
  /** Back in line, not to be handled before a moment; it and all that waits in its lane. */
  retry(ids: readonly string[], notBefore: Instant, error: string): Promise<void>;
  /** Back in line as if never taken: their handling was not begun, so no attempt is counted. */
  release(ids: readonly string[]): Promise<void>;
  /** Hands out nothing of an installation before a moment, what comes in later included. */
  holdBack(installationId: number, until: Instant): Promise<void>;
  /** After its last try. It stays listed. */
  fail(ids: readonly string[], error: string): Promise<void>;
  /** Gives back what workers that are gone had in work; without a moment, what all had. */
  giveBack(leasedBefore?: Instant): Promise<number>;
  /**
   * Ends all that waits of a delivery's installation and came before it, without handling it.
   * `note` says why.
   */
  endBefore(id: string, note: string): Promise<void>;
  /** When the next lane falls due; one in work does when its lease ends; null: the line is empty. */
  nextDue(): Promise<Instant | null>;
  /** When the oldest delivery came in that waits or is in work; null: the line is empty. */
  oldest(): Promise<Instant | null>;
  /** Newest first. */
  list(states: readonly DeliveryState[], limit: number): Promise<readonly DeliverySummary[]>;
  /**
   * Puts a failed delivery back in line, its tries counted anew; false: there is no failed one of
   * that id, or its payload is forgotten.
   */
  again(id: string, now: Instant): Promise<boolean>;
}

/** Texts of design documents by git object id, which never change. */
export interface DocumentStore {
  get(repositoryId: number, blob: string, now: Instant): Promise<string | null>;
  keep(repositoryId: number, blob: string, text: string, now: Instant): Promise<void>;
}

export interface PolicyFileStore {
  get(owner: string): Promise<PolicyFile | null>;
  keep(file: PolicyFile): Promise<void>;
  /** The file changed: it counts as checked in 1970, so that the next reader asks GitHub again. */
  forget(owner: string): Promise<void>;
}

export interface RepositoryFileStore {
  get(repositoryId: number, branch: string): Promise<RepositoryFile | null>;
  keep(repositoryId: number, branch: string, file: RepositoryFile): Promise<void>;
  /** The file changed: the next reader asks GitHub again. */
  forget(repositoryId: number, branch: string): Promise<void>;
}

/** Pull requests as last seen, so that an older event never wins over a newer one. */
export interface PullStore {
  /** Keeps the newer of what is known and what is given, by `updatedAt`, and gives it back. */
  see(pull: PullRequest): Promise<PullRequest>;
  /** Null: nobody ever told of it. */
  get(repositoryId: number, number: number): Promise<PullRequest | null>;
  /** Open pull requests with that head commit. */
  byHead(repositoryId: number, headSha: string): Promise<readonly PullRequest[]>;
  /** So many of those that come next, in the order of repository and number. */
  openAfter(wanted: OpenPulls, limit: number): Promise<readonly PullRequest[]>;
  /** A repository is called otherwise now, or has another owner. */
  move(repository: Repository): Promise<void>;
}

/** The newest check run of a name that we posted on a commit. */
export interface PublishedCheck {
  readonly repositoryId: number;
  readonly headSha: string;
  readonly name: CheckName;
  readonly checkRunId: number;
  /** A digest of all it says: an unchanged check is not posted again. */
  readonly digest: string;
}

export interface CheckStore {
  get(repositoryId: number, headSha: string, name: CheckName): Promise<PublishedCheck | null>;
  keep(check: PublishedCheck): Promise<void>;
}

/** Who was asked for a review of which pull request. */
export interface ReviewRequestStore {
  /** Oldest first. */
  list(repositoryId: number, number: number): Promise<readonly AskedReview[]>;
  keep(repositoryId: number, number: number, asked: AskedReview, at: Instant): Promise<void>;
}

/** One threat model of a pull request, which people are chosen to review. */
export interface ReviewPlace {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly number: number;
  readonly fingerprint: string;
}

/** What is known when reviewers are chosen. */
export interface Ledger {
  /** Of the pull request, oldest first. */
  readonly before: readonly AssignedReview[];
  /** Of everybody who had a turn in the installation. */
  readonly turns: readonly Turns[];
}

/** Whose turn it was to review what. A turn counts from the moment that it is taken. */
export interface AssignedReviewStore {
  /** Of a pull request, oldest first. */
  list(repositoryId: number, number: number): Promise<readonly AssignedReview[]>;
  /**
   * Chooses in view of the ledger, and keeps what was chosen before anybody else looks: of two that
   * choose at the same time, the second sees the first one's turns. Null: nobody is chosen.
   * Unless it chooses no people on purpose, what was reserved of the pull request before is not.
   */
  take<T extends TakenTurns | null>(
    place: ReviewPlace,
    at: Instant,
    choose: (ledger: Ledger) => T,
  ): Promise<T>;
  /** What became of somebody's turn, also of one that nobody chose; a turn taken again is a new one. */
  keep(
    place: ReviewPlace,
    login: string,
    state: AssignedReview["state"],
    at: Instant,
  ): Promise<void>;
  /** Somebody reviewed the pull request: nothing of it is open for them. */
  answer(repositoryId: number, number: number, login: string, at: Instant): Promise<void>;
}

/** Logins in lower case. */
export interface TakenTurns {
  /** They are asked already. */
  readonly byHand: readonly string[];
  /** They are to be asked. */
  readonly people: readonly string[];
}

/** Reviews as GitHub told of them, and what was read at the commits that they speak of. */
export interface ReviewStore {
  /** Oldest first; dismissed ones too. */
  list(repositoryId: number, number: number): Promise<readonly KnownReview[]>;
  /** Keeps a review, in place of what was known of it; what its writer saw stays. */
  keep(repositoryId: number, number: number, review: Review): Promise<void>;
  /** Keeps what a comment's command said, in place of what that comment said before. */
  keepWord(repositoryId: number, number: number, word: Word): Promise<void>;
  /**
   * What is read at the head now; it is what was seen by all reviews of it that came before. `at` is
   * when the pull request came to be so, by GitHub's clock.
   */
  keepFingerprint(
    repositoryId: number,
    number: number,
    reading: Reading,
    at: Instant,
  ): Promise<void>;
  /** What somebody saw who wrote at a moment; null: nothing had been read by then. */
  seenAt(repositoryId: number, number: number, at: Instant): Promise<Reading | null>;
}

/** Sessions as last judged, one a pull request. */
export interface SessionStore {
  keep(installationId: number, session: Session): Promise<void>;
  /** Those of an installation, or of all; newest first. */
  latest(installationId: number | null, limit: number): Promise<readonly Session[]>;
}

/** Who is in which team, as GitHub last said. */
export interface MembershipStore {
  get(owner: string, team: string, login: string): Promise<KnownMembership | null>;
  keep(owner: string, team: string, login: string, membership: KnownMembership): Promise<void>;
  roster(owner: string, team: string): Promise<Roster | null>;
  keepRoster(owner: string, team: string, roster: Roster): Promise<void>;
  /** Somebody came or went: GitHub is asked again, of one team or of all. */
  forget(owner: string, team: string | null): Promise<void>;
}
