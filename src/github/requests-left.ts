import type { GitHub } from "./client.ts";

/** How many requests an installation has left in its hour, and when it has all again. */
export interface RequestsLeft {
  readonly limit: number;
  readonly remaining: number;
  /** In ms since 1970. */
  readonly resetsAt: number;
}

/**
 * Asks GitHub what is left of the hour, which costs nothing; null: it counts no requests, as an own
 * server may not.
 * @see https://docs.github.com/rest/rate-limit/rate-limit
 */
export async function requestsLeft(github: GitHub): Promise<RequestsLeft | null> {
  try {
    const { limit, remaining, reset } = (await github.rest.rateLimit.get()).data.resources.core;
    return { limit, remaining, resetsAt: reset * 1000 };
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return null;
    throw new Error("asking how many requests are left", { cause: error });
  }
}
