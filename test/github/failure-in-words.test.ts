import { describe, expect, it } from "vitest";
import { failureInWords } from "../../src/github/failure-in-words.ts";

const SECRET = "acme/secret-project ghs_0123456789abcdef";

function httpError(status: number): Error {
  const request = { method: "GET", url: `https://api.github.com/repos/${SECRET}` };
  return Object.assign(new Error(`No access to ${SECRET}`), { status, request });
}

const withCause = (cause: unknown) => new Error(`reading ${SECRET}`, { cause });
const nested = (depth: number): Error =>
  depth === 0 ? httpError(502) : withCause(nested(depth - 1));

const NOT_ALLOWED = "GitHub did not let the gate do its work";
const NOT_ANSWERED = "GitHub did not answer as it should";
const ITSELF = "something in the gate itself failed, and its log says what";

describe("what went wrong, in words for a pull request", () => {
  it.each<[string, unknown, string]>([
    ["GitHub's trouble", httpError(502), `${NOT_ANSWERED} (status 502)`],
    ["a refused request", httpError(422), `${NOT_ANSWERED} (status 422)`],
    [
      "a missing permission",
      httpError(403),
      `${NOT_ALLOWED} (status 403); its permissions may be missing`,
    ],
    [
      "what is not there",
      httpError(404),
      `${NOT_ALLOWED} (status 404); its permissions may be missing`,
    ],
    ["the cause of an error", withCause(httpError(500)), `${NOT_ANSWERED} (status 500)`],
    [
      "one of several errors",
      new AggregateError([new Error(SECRET), httpError(503)], SECRET),
      `${NOT_ANSWERED} (status 503)`,
    ],
    [
      "a cause among several",
      new AggregateError([withCause(httpError(504))]),
      `${NOT_ANSWERED} (status 504)`,
    ],
    ["our own mistake", new TypeError(`cannot read ${SECRET}`), ITSELF],
    ["text that was thrown", SECRET, ITSELF],
    ["nothing", undefined, ITSELF],
    ["a status without a request", Object.assign(new Error(SECRET), { status: 502 }), ITSELF],
    ["a cause too deep to look for", nested(50), ITSELF],
  ])("tells %s, and nothing of the error's own text", (_what, error, words) => {
    expect(failureInWords(error)).toBe(words);
  });

  it("ends where errors go round in a circle", () => {
    const error = withCause(null);
    error.cause = error;
    expect(failureInWords(error)).toBe(ITSELF);
  });
});
