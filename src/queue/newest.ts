import { z } from "zod";
import type { Delivery } from "../model/delivery.ts";

/** What tells the order of events about one pull request. */
const Told = z.object({
  /** Of a push: the head that it replaced. */
  before: z.string().nullish(),
  pull_request: z.object({ updated_at: z.string(), head: z.object({ sha: z.string() }) }),
});

/**
 * Of deliveries about one pull request the one that tells its newest state; GitHub does not send
 * them in order. Within one second a push comes after what it replaced; else what came last counts.
 */
export function newestOf(deliveries: readonly Delivery[]): Delivery | undefined {
  if (deliveries.length < 2) return deliveries[0];
  const told = deliveries.map((delivery) => ({ delivery, ...orderOf(delivery) }));
  const last = told.reduce((latest, { at }) => (at > latest ? at : latest), "");
  const latest = told.filter(({ at }) => at === last);
  const replaced = new Set(latest.map(({ before }) => before));
  const standing = latest.filter(({ head }) => head === null || !replaced.has(head));
  return (standing.at(-1) ?? latest.at(-1))?.delivery;
}

interface Order {
  readonly at: string;
  readonly head: string | null;
  readonly before: string | null;
}

function orderOf({ payload }: Delivery): Order {
  const told = Told.safeParse(JSON.parse(payload));
  if (!told.success) return { at: "", head: null, before: null };
  const { before = null, pull_request: pull } = told.data;
  return { at: pull.updated_at, head: pull.head.sha, before };
}
