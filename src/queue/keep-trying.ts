import type { Clock } from "./clock.ts";

/** The pauses between tries, in ms; together they stay below a lease. */
const PAUSES_MS = [250, 1_000, 4_000, 15_000];

/** Does work that may fail for a moment, such as a write to a busy database; the last error is thrown. */
export async function keepTrying(
  work: () => Promise<void>,
  clock: Clock,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const pause of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      onError(error);
      await new Promise<void>((resolve) => clock.after(pause, resolve));
    }
  }
  await work();
}
