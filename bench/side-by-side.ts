import { Bench, type Fn } from "tinybench";

/** Two things that are timed against each other. */
export interface Contest {
  readonly ours: Fn;
  readonly theirs: Fn;
}

/** How long to look. */
export interface Patience {
  /** Each round times both, in turn first and second. */
  readonly rounds: number;
  /** Each of the two runs at least once a round, and again within so many milliseconds. */
  readonly roundTime: number;
  /** Runs of each before the first round, for the compiler. */
  readonly warmups: number;
}

/** Times in milliseconds, and ours divided by theirs. */
export interface Timing {
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
}

/**
 * Times both in one process, round by round: a machine that is busy for a while is busy for both,
 * and the middle of the rounds' ratios does not see the rounds that were disturbed.
 */
export async function sideBySide({ ours, theirs }: Contest, patience: Patience): Promise<Timing> {
  for (let run = 0; run < patience.warmups; run += 1) {
    await theirs();
    await ours();
  }
  const rounds: Timing[] = [];
  for (let round = 0; round < patience.rounds; round += 1) {
    const isOursFirst = round % 2 === 0;
    const [first, second] = isOursFirst ? [ours, theirs] : [theirs, ours];
    const a = await timeOf(first, patience.roundTime);
    const b = await timeOf(second, patience.roundTime);
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

/** The middle time of a few runs, in milliseconds. */
async function timeOf(work: Fn, time: number): Promise<number> {
  const bench = new Bench({ iterations: 1, time, warmup: false, throws: true });
  bench.add("work", work, { async: work.constructor.name === "AsyncFunction" });
  const [task] = await bench.run();
  if (task?.result.state !== "completed") throw new Error("A run was not timed to its end.");
  return task.result.latency.p50;
}
