import { z } from "zod";
import { PostponedError } from "./postponed.ts";

/** Why a handling failed, as far as it matters for what to do next. */
export type Failure =
  /** GitHub hands out no more until a moment, in ms since 1970. */
  | { readonly kind: "rate-limited"; readonly until: number }
  /** It can wait until a moment, in ms since 1970, and holds up nothing else. */
  | { readonly kind: "postponed"; readonly until: number }
  /** The installation is no more, or suspended: nothing can be done, and nobody be told. */
  | { readonly kind: "gone"; readonly why: string }
  /** GitHub refuses the request and will most likely refuse it again. */
  | { readonly kind: "refused" }
  /** Anything else. GitHub may have asked to be left alone for a while, in ms. */
  | { readonly kind: "broken"; readonly after: number };

/** Where GitHub names no moment. @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
const LIMIT_PAUSE_MS = 60_000;

/** No limit of GitHub's lasts longer than an hour; a header that says more is not believed. */
const LONGEST_LIMIT_MS = 2 * 60 * 60_000;

const REFUSALS = [400, 403, 404, 410, 422, 451];

/** Of a deep or wide error no more are looked at. */
const MOST_ERRORS = 50;

const Headers = z.record(z.string(), z.unknown());

/** An octokit RequestError, known by its shape: several copies of the class may be installed. */
const HttpError = z.object({
  status: z.number(),
  message: z.string(),
  request: z.object({ url: z.string() }).optional().catch(undefined),
  response: z.object({ headers: Headers }).optional().catch(undefined),
});
type HttpError = z.output<typeof HttpError>;

/** An octokit GraphqlResponseError, which GitHub answers with status 200. */
const GraphqlError = z.object({
  headers: Headers,
  errors: z
    .array(z.object({ type: z.string() }))
    .refine((errors) => errors.some(({ type }) => type === "RATE_LIMITED")),
});

/** Tells what kind of failure an error is, looking through its causes and aggregated errors. */
export function failureOf(error: unknown, now: number): Failure {
  const failures = [...within(error)].map((each) => simpleFailure(each, now));
  const worst = failures.sort((a, b) => weight(a) - weight(b))[0];
  return worst ?? { kind: "broken", after: 0 };
}

function simpleFailure(error: unknown, now: number): Failure {
  if (error instanceof PostponedError) {
    return { kind: "postponed", until: Math.min(error.until, now + LONGEST_LIMIT_MS) };
  }
  const graphql = GraphqlError.safeParse(error);
  if (graphql.success) return { kind: "rate-limited", until: limitEnd(graphql.data.headers, now) };
  const http = HttpError.safeParse(error);
  return http.success ? httpFailure(http.data, now) : { kind: "broken", after: 0 };
}

function httpFailure(error: HttpError, now: number): Failure {
  const headers = error.response?.headers ?? {};
  if (isRateLimit(error, headers)) return { kind: "rate-limited", until: limitEnd(headers, now) };
  const gone = goneBecause(error);
  if (gone !== null) return { kind: "gone", why: gone };
  if (REFUSALS.includes(error.status)) return { kind: "refused" };
  return { kind: "broken", after: (retryAfter(headers, now) ?? now) - now };
}

/** Rate limits are the most telling; a failure of which nothing is known is the least. */
function weight(failure: Failure): number {
  if (failure.kind === "broken") return failure.after > 0 ? 4 : 5;
  return ["rate-limited", "gone", "refused", "postponed"].indexOf(failure.kind);
}

function isRateLimit(error: HttpError, headers: Record<string, unknown>): boolean {
  if (error.status === 429) return true;
  if (error.status !== 403) return false;
  const isSpent = headers["x-ratelimit-remaining"] === "0";
  return isSpent || headers["retry-after"] !== undefined || /rate limit/i.test(error.message);
}

/**
 * A token is not given for an installation that was removed (404) or suspended (403). When it
 * comes back, GitHub says so with an event of its own.
 */
function goneBecause({ status, request, message }: HttpError): string | null {
  const asksForToken = /\/app\/installations\/\d+(?:\/access_tokens)?$/.test(request?.url ?? "");
  if (asksForToken && (status === 404 || status === 410)) return "the installation is gone";
  if (status === 403 && /suspended/i.test(message)) return "the installation is suspended";
  return null;
}

function limitEnd(headers: Record<string, unknown>, now: number): number {
  const end = retryAfter(headers, now) ?? resetOf(headers, now) ?? now + LIMIT_PAUSE_MS;
  return Math.min(Math.max(end, now + 1000), now + LONGEST_LIMIT_MS);
}

/** Seconds or a date. @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(headers: Record<string, unknown>, now: number): number | null {
  const value = headers["retry-after"];
  if (typeof value === "number") return now + value * 1000;
  if (typeof value !== "string") return null;
  if (/^\d{1,9}$/.test(value)) return now + Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : now + (date - githubsNow(headers, now));
}

/** The reset is told in GitHub's time, which need not be ours. */
function resetOf(headers: Record<string, unknown>, now: number): number | null {
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1000;
  const isSpent = headers["x-ratelimit-remaining"] === "0";
  return isSpent && Number.isFinite(reset) ? now + (reset - githubsNow(headers, now)) : null;
}

function githubsNow(headers: Record<string, unknown>, now: number): number {
  const date = Date.parse(String(headers["date"]));
  return Number.isNaN(date) ? now : date;
}

/** An error with all that is in it, as far as that makes sense. */
function within(error: unknown): ReadonlySet<unknown> {
  const seen = new Set<unknown>([error]);
  for (const each of seen) {
    for (const inner of inside(each)) if (seen.size < MOST_ERRORS) seen.add(inner);
  }
  return seen;
}

function inside(error: unknown): readonly unknown[] {
  if (!(error instanceof Error)) return [];
  return error instanceof AggregateError ? [error.cause, ...error.errors] : [error.cause];
}
