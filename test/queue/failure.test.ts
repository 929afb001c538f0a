import { expect, test } from "vitest";
import { failureOf } from "../../src/queue/failure.ts";

const NOW = Date.parse("2026-11-23T12:00:00Z");

interface Shape {
  readonly status: number;
  readonly message?: string;
  readonly url?: string;
  readonly headers?: Record<string, string>;
}

/** An error in the shape of octokit's RequestError. */
function httpError({ status, message = "no", url = "", headers = {} }: Shape): Error {
  return Object.assign(new Error(message), {
    name: "HttpError",
    status,
    request: { method: "GET", url, headers: {} },
    response: { status, url, headers, data: {} },
  });
}

const token = "https://api.github.com/app/installations/7/access_tokens";
const reset = (seconds: number) => ({
  "x-ratelimit-remaining": "0",
  "x-ratelimit-reset": `${NOW / 1000 + seconds}`,
});

// what GitHub answered, and in how many seconds it hands out more
const LIMITED: readonly [Shape, number][] = [
  [{ status: 403, headers: { "retry-after": "30" } }, 30],
  [{ status: 429, headers: { "retry-after": "30" } }, 30],
  [{ status: 429, headers: { "retry-after": "Mon, 23 Nov 2026 12:02:00 GMT" } }, 120],
  [{ status: 403, headers: reset(1800) }, 1800],
  [{ status: 429, headers: reset(1800) }, 1800],
  [{ status: 403, headers: { ...reset(1800), date: "Mon, 23 Nov 2026 12:10:00 GMT" } }, 1200],
  [{ status: 403, headers: { ...reset(1800), "retry-after": "5" } }, 5],
  [{ status: 403, headers: reset(-600) }, 1],
  [{ status: 403, headers: reset(900_000) }, 7200],
  [{ status: 403, message: "You have exceeded a secondary rate limit" }, 60],
  [{ status: 429 }, 60],
];

test.each(LIMITED)("%j is a rate limit that ends in %i s", (shape, seconds) => {
  const until = NOW + seconds * 1000;
  expect(failureOf(httpError(shape), NOW)).toEqual({ kind: "rate-limited", until });
});

test("GraphQL tells of a rate limit with status 200", () => {
  const error = Object.assign(new Error("API rate limit exceeded"), {
    headers: reset(60),
    errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }],
  });
  expect(failureOf(error, NOW)).toEqual({ kind: "rate-limited", until: NOW + 60_000 });
});

test.each([
  [{ status: 404, url: token }, "the installation is gone"],
  [
    { status: 403, url: token, message: "This installation has been suspended" },
    "the installation is suspended",
  ],
])("%j means %s", (shape, why) => {
  expect(failureOf(httpError(shape), NOW)).toEqual({ kind: "gone", why });
});

test.each([400, 403, 404, 410, 422, 451])("status %i is a refusal", (status) => {
  expect(failureOf(httpError({ status }), NOW)).toEqual({ kind: "refused" });
});

test.each([
  [httpError({ status: 401 }), 0],
  [httpError({ status: 500 }), 0],
  [httpError({ status: 503, headers: { "retry-after": "20" } }), 20_000],
  [new TypeError("fetch failed"), 0],
  ["a text", 0],
  [undefined, 0],
])("%s is something broken", (error, after) => {
  expect(failureOf(error, NOW)).toEqual({ kind: "broken", after });
});

test("causes and aggregated errors are looked through, and the most telling counts", () => {
  const limited = httpError({ status: 403, headers: { "retry-after": "30" } });
  const wrapped = new Error("reading acme/billing#1", { cause: limited });
  const aggregate = new AggregateError([httpError({ status: 404 }), wrapped], "2 errors");
  expect(failureOf(aggregate, NOW)).toMatchObject({ kind: "rate-limited" });
});

test("an error that holds itself is looked at once", () => {
  const error = new Error("round");
  error.cause = error;
  expect(failureOf(error, NOW)).toEqual({ kind: "broken", after: 0 });
});
