import { errorText } from "../log.ts";
import type { Delivery } from "../model/delivery.ts";
import { instantIn } from "./clock.ts";
import { type LaneRun, runLane } from "./lane-run.ts";
import { type Repeatable, repeatable } from "./repeatable.ts";

/** What a worker stands on, and how it works. */
export interface WorkerOptions extends Omit<LaneRun, "isStopping"> {
  /** Tells this process from others on the same database. */
  readonly name: string;
  /** How many lanes are in work side by side. */
  readonly lanes: number;
  /** Nobody else works on this database: what is in work at the start, nobody works on. */
  readonly isAlone: boolean;
}

/** Takes deliveries out of the line and has them handled. */
export interface Worker {
  start(): Promise<void>;
  /** Something new is in line. */
  wake(): void;
  /** Takes nothing more, and resolves when what is in work is finished. */
  stop(): Promise<void>;
  isRunning(): boolean;
}

/** How long a delivery is a worker's without a sign of life. */
const LEASE_MS = 60_000;
const RENEW_MS = LEASE_MS / 3;

/** However quiet it is, another process may have put something in line. */
const LOOK_MS = 30_000;

/** The line says that something is due and gives nothing: it is not asked at once again. */
const BREATH_MS = 100;

/** The line could not be read: the database is given this long. */
const MEND_MS = 3_000;

/** A worker's state. */
interface Crew {
  readonly options: WorkerOptions;
  /** What is in work, by the name that its lease is held under. */
  readonly runs: Map<string, Promise<void>>;
  readonly look: Repeatable;
  isRunning: boolean;
  begun: number;
  /** Calls the next look off. */
  callOff(): void;
}

/** Makes a worker; it does nothing until it is started. */
export function createWorker(options: WorkerOptions): Worker {
  const crew: Crew = {
    options,
    runs: new Map(),
    look: repeatable(() => look(crew)),
    isRunning: false,
    begun: 0,
    callOff: () => {},
  };
  return {
    start: () => start(crew),
    wake: crew.look.ask,
    stop: () => stop(crew),
    isRunning: () => crew.isRunning,
  };
}

async function start(crew: Crew): Promise<void> {
  const { deliveries, log, isAlone } = crew.options;
  const count = isAlone ? await deliveries.giveBack() : 0;
  if (count > 0) log.info({ count }, "deliveries of an interrupted run are taken up again");
  crew.isRunning = true;
  crew.look.ask();
}

async function stop(crew: Crew): Promise<void> {
  crew.isRunning = false;
  await crew.look.settled();
  crew.callOff();
  await Promise.all(crew.runs.values());
}

/** Takes work for every free hand, and says when to look again. */
async function look(crew: Crew): Promise<void> {
  crew.callOff();
  if (!crew.isRunning) return;
  const { clock, log } = crew.options;
  try {
    const pause = await takeAll(crew);
    if (pause !== null) crew.callOff = clock.after(pause, crew.look.ask);
  } catch (error) {
    log.error({ error: errorText(error) }, "the line could not be read");
    crew.callOff = clock.after(MEND_MS, crew.look.ask);
  }
}

/** Gives the ms until something may be due; null: every hand is busy. */
async function takeAll(crew: Crew): Promise<number | null> {
  const { deliveries, clock, lanes, name } = crew.options;
  while (crew.isRunning && crew.runs.size < lanes) {
    const run = `${name}/${++crew.begun}`;
    const batch = await deliveries.claim(run, instantIn(clock, 0), instantIn(clock, LEASE_MS));
    if (batch.length === 0) {
      const due = await deliveries.nextDue();
      const pause = due === null ? LOOK_MS : Date.parse(due) - clock.now();
      return Math.min(Math.max(pause, BREATH_MS), LOOK_MS);
    }
    begin(crew, run, batch);
  }
  return null;
}

function begin(crew: Crew, run: string, batch: readonly Delivery[]): void {
  const { options, runs } = crew;
  const stopRenewing = renewing(options, run);
  const work = runLane({ ...options, isStopping: () => !crew.isRunning }, batch)
    .catch((error) =>
      options.log.error({ error: errorText(error) }, "a lane is left until its lease ends"),
    )
    .finally(() => {
      stopRenewing();
      runs.delete(run);
      crew.look.ask();
    });
  runs.set(run, work);
}

/** Shows signs of life while a run lasts. */
function renewing({ deliveries, clock, log }: WorkerOptions, run: string): () => void {
  let callOff = clock.after(RENEW_MS, renew);
  let isOver = false;
  function renew(): void {
    deliveries
      .renew(run, instantIn(clock, LEASE_MS))
      .catch((error) => log.warn({ error: errorText(error) }, "lease not renewed"))
      .finally(() => {
        if (!isOver) callOff = clock.after(RENEW_MS, renew);
      });
  }
  return () => {
    isOver = true;
    callOff();
  };
}
