import { refuseAccess } from "./access.ts";
import { appHandlers } from "./app-handlers.ts";
import type { Callers } from "./callers.ts";
import type { Answer, Call, Handlers } from "./calls.ts";
import { checkHandlers } from "./check-handlers.ts";
import { conversationHandlers } from "./conversation-handlers.ts";
import { conditional, type RawRequest } from "./desk.ts";
import { answerOf, type Faults } from "./faults.ts";
import { gitHandlers, tokenToForward } from "./git-handlers.ts";
import { type Json, parseJson } from "./json.ts";
import { labelHandlers } from "./label-handlers.ts";
import { findOperation, validateAnswer, validateRequest } from "./openapi.ts";
import { organizationHandlers } from "./organization-handlers.ts";
import { pullCommitHandlers } from "./pull-commits.ts";
import { pullHandlers } from "./pull-handlers.ts";
import { limitHeaders, type RateLimits, rateLimitAnswer, refuseExcess } from "./rate-limits.ts";
import { reactionHandlers } from "./reaction-handlers.ts";
import { type LoggedRequest, logged } from "./request-log.ts";
import { reviewRequestHandlers } from "./review-requests.ts";
import { roleHandlers } from "./role-handlers.ts";
import type { GitHubState } from "./state.ts";

/** What stands between a request and its answer. */
export interface Office {
  readonly state: GitHubState;
  readonly callers: Callers;
  readonly faults: Faults;
  readonly limits: RateLimits;
  /** Grow as the app asks. */
  readonly requests: LoggedRequest[];
  readonly violations: string[];
}

/**
 * Answers requests: ordered failures first, then refusals, then handlers, then the emulator. What
 * is not a person's is logged, and held against what GitHub publishes.
 */
export function frontOffice(
  office: Office,
): (request: RawRequest) => Promise<Answer | "disconnect"> {
  const { state, callers, faults, limits, requests, violations } = office;
  const handlers = allHandlers(state, callers);
  return async (request) => {
    const call = understand(request, callers);
    const isPerson = call.caller.kind === "person";
    const fault = isPerson ? null : faults.take(call);
    const limit = limits.of(call.caller);
    let answer = fault !== null && fault.afterwards !== true ? answerOf(fault) : null;
    if (call.path === "/rate_limit") answer ??= rateLimitAnswer(limit);
    answer ??= refuseAccess(call) ?? refuseExcess(limit, call.caller);
    if (answer === null) {
      answer = conditional(request, await perform(state, handlers, call));
      if (answer.status !== 304) limit.used++;
      if (!isPerson) violations.push(...unlikePublished(call, answer));
    }
    if (fault?.afterwards === true) answer = answerOf(fault);
    if (!isPerson) {
      requests.push(await logged(state, call, answer.status));
      state.news.tell({ kind: "request", repository: "", subject: { name: call.path } });
    }
    if (fault?.status === "disconnect") return "disconnect";
    if (fault?.status === "hang") return new Promise(() => {});
    return { ...answer, headers: headersOf(answer, limitHeaders(limit)) };
  };
}

function allHandlers(state: GitHubState, callers: Callers): Handlers {
  return {
    ...appHandlers(state, callers),
    ...pullHandlers(state),
    ...pullCommitHandlers(state),
    ...reviewRequestHandlers(state),
    ...checkHandlers(state),
    ...gitHandlers(state),
    ...labelHandlers(state),
    ...conversationHandlers(state),
    ...reactionHandlers(state),
    ...organizationHandlers(state),
    ...roleHandlers(state),
  };
}

function understand(request: RawRequest, callers: Callers): Call {
  const { method, path, headers, text } = request;
  const operation = findOperation({ method, path });
  return {
    method,
    path,
    template: operation?.template ?? null,
    parameters: operation?.parameters ?? {},
    query: new URLSearchParams(path.split("?")[1] ?? ""),
    headers,
    body: text === "" ? undefined : parseJson(text),
    caller: callers.identify(headers["authorization"]),
  };
}

/** Our own handler's answer where there is one, else the emulator's. */
async function perform(state: GitHubState, handlers: Handlers, call: Call): Promise<Answer> {
  const handler = handlers[`${call.method} ${call.template}`];
  if (handler !== undefined) return handler(call);
  const { method, path, body } = call;
  return state.emulator.send({ method, path, body, token: tokenToForward(call) });
}

function unlikePublished(call: Call, { status, body }: Answer): readonly string[] {
  const { method, path } = call;
  const json = Buffer.isBuffer(body) ? undefined : (body as Json | undefined);
  return [
    ...validateRequest(call).map((problem) => `${method} ${path}: ${problem}`),
    ...validateAnswer(call, status, json).map(
      (problem) => `The local GitHub's answer ${status} to ${method} ${path}: ${problem}`,
    ),
  ];
}

function headersOf(answer: Answer, limit: Record<string, string>): Record<string, string> {
  const type =
    answer.body === undefined ? {} : { "content-type": "application/json; charset=utf-8" };
  return { ...type, "x-github-request-id": "0:0:0:0:0", ...limit, ...answer.headers };
}
