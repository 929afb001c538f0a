import type { Delivery } from "../model/delivery.ts";
import { SWEEP_EVENT } from "./errands.ts";
import { newestOf } from "./newest.ts";

/** A lane's deliveries after folding. */
export interface Folded {
  /** What is to be handled, in the order it came. */
  readonly standing: readonly Delivery[];
  /** The older ones that another stands for. */
  readonly folded: readonly { readonly id: string; readonly into: string }[];
}

/**
 * Lets the newest foldable delivery of each event stand for the older ones of that event, and one
 * about the pull request itself for its sweeps. Where one of those was begun before, what stands for
 * it counts as begun: effects may stand on GitHub.
 */
export function fold(batch: readonly Delivery[]): Folded {
  const foldable = batch.filter((delivery) => delivery.foldable);
  const hasNews = foldable.some(({ event }) => event === NEWS);
  const subjectOf = ({ event }: Delivery) => (hasNews && event === SWEEP_EVENT ? NEWS : event);
  const newest = new Map(
    [...new Set(foldable.map(subjectOf))].map((subject) => [
      subject,
      newestOf(foldable.filter(({ event }) => event === subject))?.id,
    ]),
  );
  const begun = new Set(foldable.filter(({ attempts }) => attempts > 0).map(subjectOf));
  const standsFor = (delivery: Delivery) =>
    delivery.foldable ? (newest.get(subjectOf(delivery)) ?? delivery.id) : delivery.id;
  return {
    standing: batch
      .filter((delivery) => standsFor(delivery) === delivery.id)
      .map((delivery) =>
        delivery.foldable && begun.has(subjectOf(delivery)) ? asBegun(delivery) : delivery,
      ),
    folded: batch
      .map((delivery) => ({ id: delivery.id, into: standsFor(delivery) }))
      .filter(({ id, into }) => id !== into),
  };
}

/** What tells of a pull request itself, and has it assessed in any case. */
const NEWS = "pull_request";

function asBegun(delivery: Delivery): Delivery {
  return { ...delivery, attempts: Math.max(delivery.attempts, 1) };
}
