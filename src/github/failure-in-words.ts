import { z } from "zod";

const HttpError = z.object({ status: z.number(), request: z.object({ method: z.string() }) });

/** How deep causes and collected errors are looked into. */
const DEPTH = 8;

/**
 * What went wrong, as a clause for people on a pull request. Nothing of the error's own text is in
 * it: that may hold names from elsewhere.
 */
export function failureInWords(error: unknown): string {
  const status = statusOf(error, DEPTH);
  if (status === null) return "something in the gate itself failed, and its log says what";
  if (status === 403 || status === 404) {
    return `GitHub did not let the gate do its work (status ${status}); its permissions may be missing`;
  }
  return `GitHub did not answer as it should (status ${status})`;
}

/** Whether GitHub is what failed: it did not answer, or refused. */
export function isGitHubs(error: unknown): boolean {
  return statusOf(error, DEPTH) !== null;
}

function statusOf(error: unknown, depth: number): number | null {
  const http = HttpError.safeParse(error);
  if (http.success) return http.data.status;
  if (!(error instanceof Error) || depth === 0) return null;
  const inner: unknown[] = error instanceof AggregateError ? [...error.errors] : [];
  for (const each of [...inner, error.cause]) {
    const status = statusOf(each, depth - 1);
    if (status !== null) return status;
  }
  return null;
}
