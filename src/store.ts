import type { KeptSince } from "./model/retention.ts";
import type { AcceptanceStore } from "./store/acceptance-store.ts";
import type { AnswerStore } from "./store/answer-store.ts";
import type { AssignedReviewStore } from "./store/assigned-review-store.ts";
import type { AuditStore } from "./store/audit-store.ts";
import type { CheckStore } from "./store/check-store.ts";
import type { DeliveryStore } from "./store/delivery-store.ts";
import type { DocumentStore } from "./store/document-store.ts";
import type { HintStore } from "./store/hint-store.ts";
import type { InterestStore } from "./store/interest-store.ts";
import type { LedgerStore } from "./store/ledger-store.ts";
import type { MembershipStore } from "./store/membership-store.ts";
import type { NotApplicableStore } from "./store/not-applicable-store.ts";
import type { PhaseStore } from "./store/phase-store.ts";
import type { PolicyFileStore } from "./store/policy-file-store.ts";
import type { ProposalStore } from "./store/proposal-store.ts";
import type { PullStore } from "./store/pull-store.ts";
import type { RepositoryFileStore } from "./store/repository-file-store.ts";
import type { ReviewRequestStore } from "./store/review-request-store.ts";
import type { ReviewStore } from "./store/review-store.ts";
import type { SessionStore } from "./store/session-store.ts";
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
  readonly phases: PhaseStore;
  readonly proposals: ProposalStore;
  /**
   * An owner is called otherwise: what is remembered under the old name is under the new one, but
   * for people and teams, of whom GitHub is asked again.
   */
  renameOwner(from: string, to: string): Promise<void>;
  /**
   * Forgets what is past its time, or a part of it where it is to stop before. Of a session all goes
   * at once, and of one that is open nothing.
   */
  forget(since: KeptSince, stop?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
