import { errorText, type Log } from "../log.ts";
import type { Delivery } from "../model/delivery.ts";
import type { DeliveryStore } from "../store/delivery-store.ts";
import { type Clock, instantIn } from "./clock.ts";
import { type Failure, failureOf } from "./failure.ts";
import { fold } from "./fold.ts";
import { keepTrying } from "./keep-trying.ts";
import { MOST_LIMITED_TRIES, MOST_REFUSED_TRIES, MOST_TRIES, pauseAfter } from "./pause.ts";

/** What the handling of one lane's deliveries stands on. */
export interface LaneRun {
  readonly deliveries: DeliveryStore;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to below 1. */
  random(): number;
  /** Handles one delivery; it throws where that failed. */
  handle(delivery: Delivery): Promise<void>;
  /** Tells people that a delivery failed for good. */
  giveUp(delivery: Delivery, error: unknown): Promise<void>;
  /** Nothing new is to be begun. */
  isStopping(): boolean;
}

/** Installations that were limited together do not come back in the same moment. */
const LIMIT_SPREAD_MS = 5_000;

/**
 * Handles what was taken of a lane, one after the other, and notes what became of each. What comes
 * after one that is to be retried, or after a stop, goes back in line untouched.
 */
export async function runLane(run: LaneRun, batch: readonly Delivery[]): Promise<void> {
  const { standing, folded } = fold(batch);
  for (const { id, into } of folded) {
    await write(run, () => run.deliveries.finish([id], `folded into ${into}`));
  }
  for (const [index, delivery] of standing.entries()) {
    const mayBegin = !run.isStopping();
    if (mayBegin && (await isSettled(run, delivery))) continue;
    const rest = standing.slice(mayBegin ? index + 1 : index).map(({ id }) => id);
    if (rest.length > 0) await write(run, () => run.deliveries.release(rest));
    return;
  }
}

/** Handles one delivery; false: it waits for another try, and its lane with it. */
async function isSettled(run: LaneRun, delivery: Delivery): Promise<boolean> {
  const begun = run.clock.now();
  try {
    if (delivery.attempts >= MOST_LIMITED_TRIES) throw new Error("it was begun too often");
    await run.handle(delivery);
  } catch (error) {
    return afterFailure(run, delivery, error);
  }
  await write(run, () => run.deliveries.finish([delivery.id], null));
  run.log.info({ ...named(delivery), ms: run.clock.now() - begun }, "delivery handled");
  return true;
}

async function afterFailure(run: LaneRun, delivery: Delivery, error: unknown): Promise<boolean> {
  const failure = failureOf(error, run.clock.now());
  const text = errorText(error);
  if (failure.kind === "gone") {
    await write(run, () => run.deliveries.finish([delivery.id], failure.why));
    run.log.info({ ...named(delivery), error: text }, failure.why);
    return true;
  }
  if (delivery.attempts + 1 < mostTries(failure)) {
    await retry(run, delivery, failure, text);
    return false;
  }
  run.log.error({ ...named(delivery), error: text }, "delivery failed for good");
  await giveUp(run, delivery, error);
  await write(run, () => run.deliveries.fail([delivery.id], text));
  return true;
}

async function retry(
  run: LaneRun,
  delivery: Delivery,
  failure: Failure,
  error: string,
): Promise<void> {
  const { deliveries, clock, log } = run;
  const pause = pauseOf(run, delivery, failure);
  const notBefore = instantIn(clock, pause);
  const { id, installationId } = delivery;
  log.warn({ ...named(delivery), error, notBefore }, "delivery is tried again later");
  if (failure.kind === "rate-limited" && installationId !== null) {
    await write(run, () => deliveries.holdBack(installationId, notBefore));
  }
  await write(run, () => deliveries.retry([id], notBefore, error));
}

function pauseOf({ clock, random }: LaneRun, delivery: Delivery, failure: Failure): number {
  if (failure.kind === "rate-limited" || failure.kind === "postponed") {
    return failure.until - clock.now() + Math.round(random() * LIMIT_SPREAD_MS);
  }
  const pause = pauseAfter(delivery.attempts + 1, random);
  return failure.kind === "broken" ? Math.max(pause, failure.after) : pause;
}

function mostTries({ kind }: Failure): number {
  if (kind === "rate-limited" || kind === "postponed") return MOST_LIMITED_TRIES;
  return kind === "refused" ? MOST_REFUSED_TRIES : MOST_TRIES;
}

/** Telling people may fail too; the delivery stays listed as failed all the same. */
async function giveUp(run: LaneRun, delivery: Delivery, error: unknown): Promise<void> {
  try {
    await run.giveUp(delivery, error);
  } catch (inner) {
    run.log.error({ ...named(delivery), error: errorText(inner) }, "nobody could be told");
  }
}

/** What is done stays done: writing down the outcome is tried again by itself. */
function write(run: LaneRun, work: () => Promise<void>): Promise<void> {
  return keepTrying(work, run.clock, (error) =>
    run.log.error({ error: errorText(error) }, "outcome not written down yet"),
  );
}

/** What a log line says of a delivery. */
function named({ id, event, action, lane, attempts }: Delivery): object {
  return { delivery: id, event, action, lane, attempts };
}
