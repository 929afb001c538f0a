import { Bench, type Fn } from "tinybench";
import { threadTime } from "../test/support/thread-time.ts";

/** Two things that are timed against each other. */
export interface Contest {
  readonly ours: Fn;
  readonly theirs: Fn;
}

/** How long to look. */
export interface Patience {
  /** Each round times both, in turn first and second. */
  readonly rounds: number;
  /** In a round each of the two runs so often that it takes about so many milliseconds, or once. */
  readonly roundTime: number;
  /** Runs of each before the first round, for the compiler. */
  readonly warmups: number;
}

/**
 * By which clock. What runs in this thread only is timed by what it kept the processor busy, which
 * does not count the time that other programs took; what waits for others, by the wall.
 */
export type Clock = "thread" | "wall";

/** Times of one run in milliseconds, and ours divided by theirs. */
export interface Timing {
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
}

/**
 * Times both in one process, round by round: a machine that is busy for a while is busy for both,
 * and the middle of the rounds' ratios does not see the rounds that were disturbed.
 */
export async function sideBySide(
  { ours, theirs }: Contest,
  patience: Patience,
  clock: Clock = "thread",
): Promise<Timing> {
  const [us, them] = [await warmed(ours, patience), await warmed(theirs, patience)];
  const rounds: Timing[] = [];
  for (let round = 0; round < patience.rounds; round += 1) {
    const isOursFirst = round % 2 === 0;
    const [first, second] = isOursFirst ? [us, them] : [them, us];
    const a = await timeOf(first, clock);
    const b = await timeOf(second, clock);
    const [mine, other] = isOursFirst ? [a, b] : [b, a];
    rounds.push({ ours: mine, theirs: other, ratio: mine / other });
  }
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    theirs: median(rounds.map(({ theirs }) => theirs)),
    ratio: median(rounds.map(({ ratio }) => ratio)),
  };
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** Some work, and how often it runs in a round. */
interface Warmed {
  readonly work: Fn;
  readonly times: number;
}

async function warmed(work: Fn, { warmups, roundTime }: Patience): Promise<Warmed> {
  let fastest = roundTime;
  for (let run = 0; run < warmups; run += 1) {
    const started = performance.now();
    await work();
    fastest = Math.min(fastest, performance.now() - started);
  }
  return { work, times: fastest === 0 ? 1 : Math.ceil(roundTime / fastest) };
}

/** The time of one of the runs of a round, in milliseconds. */
async function timeOf({ work, times }: Warmed, clock: Clock): Promise<number> {
  const now = clock === "thread" ? threadTime : () => performance.now();
  const bench = new Bench({ iterations: 1, time: 0, warmup: false, throws: true, now });
  const isAsync = work.constructor.name === "AsyncFunction";
  bench.add("round", isAsync ? work : repeated(work, times), { async: isAsync });
  const [task] = await bench.run();
  if (task?.result.state !== "completed") throw new Error("A round was not timed to its end.");
  return task.result.latency.mean / (isAsync ? 1 : times);
}

function repeated(work: Fn, times: number): () => void {
  return () => {
    for (let time = 0; time < times; time += 1) work();
  };
}
