import type { Delivery, DeliveryState, NewDelivery } from "../model/delivery.ts";
import type { Instant } from "../model/time.ts";

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
