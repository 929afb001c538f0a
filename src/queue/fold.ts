import type { Delivery } from "../model/delivery.ts";
import { newestOf } from "./newest.ts";

/** A lane's deliveries after folding. */
export interface Folded {
  /** What is to be handled, in the order it came. */
  readonly standing: readonly Delivery[];
  /** The older ones that another stands for. */
  readonly folded: readonly { readonly id: string; readonly into: string }[];
}

/**
 * Lets the newest foldable delivery of each event stand for the older ones of that event. Where
 * one of those was begun before, the newest counts as begun: effects may stand on GitHub.
 */
export function fold(batch: readonly Delivery[]): Folded {
  const foldable = batch.filter((delivery) => delivery.foldable);
  const newest = new Map(
    [...new Set(foldable.map(({ event }) => event))].map((event) => [
      event,
      newestOf(foldable.filter((delivery) => delivery.event === event))?.id,
    ]),
  );
  const begun = new Set(
    batch.filter((each) => each.foldable && each.attempts > 0).map(({ event }) => event),
  );
  const standsFor = (delivery: Delivery) =>
    delivery.foldable ? (newest.get(delivery.event) ?? delivery.id) : delivery.id;
  return {
    standing: batch
      .filter((delivery) => standsFor(delivery) === delivery.id)
      .map((delivery) =>
        delivery.foldable && begun.has(delivery.event) ? asBegun(delivery) : delivery,
      ),
    folded: batch
      .map((delivery) => ({ id: delivery.id, into: standsFor(delivery) }))
      .filter(({ id, into }) => id !== into),
  };
}

function asBegun(delivery: Delivery): Delivery {
  return { ...delivery, attempts: Math.max(delivery.attempts, 1) };
}
