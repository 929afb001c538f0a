import { type Answer, actorOf, type Call, type Handlers, repositoryOf } from "./calls.ts";
import { issueCommentPayload, reviewPayload } from "./conversation-payloads.ts";
import { tokenToForward } from "./git-handlers.ts";
import { isObject, type JsonObject } from "./json.ts";
import { withPull } from "./pull-handlers.ts";
import type { PullRecord } from "./pulls.ts";
import { answerRequests } from "./review-requests.ts";
import type { GitHubState } from "./state.ts";

/** Comments and reviews: the emulator keeps them; the app hears of them. */
export function conversationHandlers(state: GitHubState): Handlers {
  const pull = "/repos/{owner}/{repo}/pulls/{pull_number}";
  return {
    "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": (call) => comment(state, call),
    [`POST ${pull}/reviews`]: (call) =>
      withPull(state, call, (found) => review(state, call, found)),
    [`PUT ${pull}/reviews/{review_id}/dismissals`]: (call) =>
      withPull(state, call, (found) => dismiss(state, call, found)),
  };
}

function forward(state: GitHubState, call: Call): Promise<Answer> {
  const { method, path, body } = call;
  return state.emulator.send({ method, path, body, token: tokenToForward(call) });
}

async function comment(state: GitHubState, call: Call): Promise<Answer> {
  const answer = await forward(state, call);
  if (answer.status !== 201) return answer;
  const repository = repositoryOf(call);
  const subject = answer.body as JsonObject;
  const number = Number(call.parameters["issue_number"]);
  const sender = actorOf(state, call);
  state.news.tell({ kind: "comment", repository, subject });
  state.hooks.announce("issue_comment", () =>
    issueCommentPayload(state, "created", repository, number, subject, sender),
  );
  return answer;
}

async function review(state: GitHubState, call: Call, pull: PullRecord): Promise<Answer> {
  const body = isObject(call.body) ? call.body : {};
  const answer = await forward(state, { ...call, body: { commit_id: pull.headSha, ...body } });
  if (answer.status >= 300) return answer;
  const login = actorOf(state, call);
  const subject = answer.body as JsonObject;
  await answerRequests(state, pull, login);
  state.hooks.announce("pull_request_review", () =>
    reviewPayload(state, "submitted", pull, subject, login),
  );
  return { ...answer, status: 200 };
}

async function dismiss(state: GitHubState, call: Call, pull: PullRecord): Promise<Answer> {
  const answer = await forward(state, call);
  if (answer.status !== 200) return answer;
  const subject = answer.body as JsonObject;
  const login = actorOf(state, call);
  state.hooks.announce("pull_request_review", () =>
    reviewPayload(state, "dismissed", pull, subject, login),
  );
  return answer;
}
