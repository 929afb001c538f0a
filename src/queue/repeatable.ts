/** Work that runs one at a time: asked for while it runs, it runs once more. */
export interface Repeatable {
  ask(): void;
  /** Resolves when it does not run. */
  settled(): Promise<void>;
}

/** Makes work repeatable. The work must not throw. */
export function repeatable(work: () => Promise<void>): Repeatable {
  let isAsked = false;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (isAsked) {
      isAsked = false;
      await work();
    }
    running = null;
  }

  return {
    ask: () => {
      isAsked = true;
      running ??= run();
    },
    settled: async () => running ?? undefined,
  };
}
