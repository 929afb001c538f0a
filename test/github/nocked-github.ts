import nock from "nock";
import { ProbotOctokit } from "probot";
import { afterEach, beforeEach, expect } from "vitest";
import { boundedFetch } from "../../src/github/bounded-fetch.ts";
import type { GitHub } from "../../src/github/client.ts";
import type { Repository } from "../../src/model/pull-request.ts";
import { parseJson } from "../support/github/json.ts";
import { type ApiRequest, validateRequest } from "../support/github/openapi.ts";
import { interceptHttp } from "./intercept-http.ts";

/** A request that was really sent. */
export interface SentRequest extends ApiRequest {
  readonly headers: Headers;
}

/** GitHub as an installation, with nock in its place. */
export interface NockedGitHub {
  readonly github: GitHub;
  /** Of the present test, in order. */
  readonly sent: readonly SentRequest[];
  /** Orders answers of `api.github.com`; what is ordered must be asked for. */
  api(): nock.Scope;
}

export const REPOSITORY: Repository = {
  id: 7,
  owner: "acme",
  name: "billing-api",
  url: "https://github.com/acme/billing-api",
  isPrivate: true,
};

const silent = () => {};

/**
 * GitHub for the tests of a file. Probot's retries are on, as in earnest, but do not wait. Each
 * request is held against GitHub's published description.
 */
export function nockedGitHub(): NockedGitHub {
  const sent: SentRequest[] = [];
  interceptHttp();
  beforeEach(() => {
    sent.length = 0;
  });
  afterEach(() => {
    expect(nock.pendingMocks()).toEqual([]);
    expect(sent.flatMap(validateRequest)).toEqual([]);
  });
  const github = new ProbotOctokit({
    throttle: { enabled: false },
    retry: { retryAfterBaseValue: 0 },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: {
      fetch: (url: string, init: RequestInit) => {
        sent.push(requestOf(url, init));
        return boundedFetch(url, init);
      },
    },
  });
  return { github, sent, api: () => nock("https://api.github.com") };
}

function requestOf(address: string, { method = "GET", body, headers }: RequestInit): SentRequest {
  const { pathname, search } = new URL(address);
  const json = typeof body === "string" ? parseJson(body) : undefined;
  return { method, path: pathname + search, body: json, headers: new Headers(headers) };
}

/** `GET /repos/…`, to compare whole lists at once. */
export function inBrief({ method, path }: ApiRequest): string {
  return `${method} ${path}`;
}

/** The answer of a rate limit that is used up. */
export const RATE_LIMITED = [
  403,
  { message: "API rate limit exceeded for installation ID 71." },
  { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000000" },
] as const;
