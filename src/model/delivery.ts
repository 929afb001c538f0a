import type { Instant } from "./time.ts";

/** A webhook delivery as it came in: verified, not yet looked into. */
export interface NewDelivery {
  /** GitHub's delivery id; a redelivery has the same one. */
  readonly id: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  /** Deliveries of one lane are handled one at a time, in the order they came. */
  readonly lane: string;
  /** The newest foldable delivery of an event stands for the older ones in its lane that still wait. */
  readonly foldable: boolean;
  /** Lower goes first: a person's command (0) before a push (1) before a sweep (2). */
  readonly priority: number;
  /** The raw JSON body. */
  readonly payload: string;
  readonly receivedAt: Instant;
}

/** A delivery in work. */
export interface Delivery extends NewDelivery {
  /** How often its handling was begun before; above 0, its effects may stand on GitHub already. */
  readonly attempts: number;
}

export const DELIVERY_STATES = ["waiting", "working", "done", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
