import { type Answer, type Caller, refuse } from "./calls.ts";

/** How much of an hour's requests is left to someone. */
export interface RateLimit {
  limit: number;
  used: number;
  /** Seconds since 1970. */
  reset: number;
}

/** @see https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
const LIMIT = 5000;

/** Rate limits: one of the app itself, one of each installation. */
export interface RateLimits {
  of(caller: Caller): RateLimit;
  ofInstallation(id: number): RateLimit;
}

export function createRateLimits(): RateLimits {
  const limits = new Map<string, RateLimit>();
  function named(name: string): RateLimit {
    const now = Math.floor(Date.now() / 1000);
    const known = limits.get(name);
    if (known !== undefined && known.reset > now) return known;
    const fresh = { limit: LIMIT, used: 0, reset: now + 3600 };
    limits.set(name, fresh);
    return fresh;
  }
  const ofInstallation = (id: number) => named(`installation ${id}`);
  return {
    ofInstallation,
    of(caller) {
      if (caller.kind === "installation") return ofInstallation(caller.token.installation);
      return named(caller.kind === "person" ? caller.login : caller.kind);
    },
  };
}

/** What GitHub says of the limit with every answer. */
export function limitHeaders({ limit, used, reset }: RateLimit): Record<string, string> {
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(Math.max(0, limit - used)),
    "x-ratelimit-used": String(used),
    "x-ratelimit-reset": String(reset),
    "x-ratelimit-resource": "core",
  };
}

/** The refusal of who has nothing left; null: there is something left. */
export function refuseExcess({ limit, used }: RateLimit, caller: Caller): Answer | null {
  if (used < limit) return null;
  const who = caller.kind === "installation" ? caller.token.installation : 0;
  return refuse(403, `API rate limit exceeded for installation ID ${who}.`);
}

/** `GET /rate_limit`, which costs nothing. */
export function rateLimitAnswer({ limit, used, reset }: RateLimit): Answer {
  const core = { limit, used, reset, remaining: Math.max(0, limit - used) };
  const search = { limit: 30, used: 0, reset, remaining: 30 };
  return { status: 200, body: { resources: { core, search }, rate: core } };
}
