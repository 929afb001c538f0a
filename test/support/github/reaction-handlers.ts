import { type Answer, actorOf, type Call, type Handlers, refuse, repositoryOf } from "./calls.ts";
import { isObject } from "./json.ts";
import { simpleUser } from "./people.ts";
import { type GitHubState, moment } from "./state.ts";

/** Reactions to comments, which the emulator does not know. */
export function reactionHandlers(state: GitHubState): Handlers {
  return {
    "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions": (call) =>
      react(state, call),
  };
}

/** One that the same person gave before stays, and is answered with 200. */
async function react(state: GitHubState, call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const { comment_id: comment = "" } = call.parameters;
  const path = `/repos/${repository}/issues/comments/${comment}`;
  const { status } = await state.emulator.send({ method: "GET", path, token: null });
  if (status !== 200) return refuse(404);
  const login = actorOf(state, call);
  const content = isObject(call.body) ? String(call.body["content"]) : "";
  const given = state.reactions.get(Number(comment)) ?? [];
  const isNew = !given.some((each) => each.login === login && each.content === content);
  if (isNew) state.reactions.set(Number(comment), [...given, { login, content }]);
  const user = await simpleUser(state, login);
  const id = Number(comment) * 10 + content.length;
  const subject = { id, node_id: `R_${id}`, user, content, created_at: moment() };
  state.news.tell({ kind: "reaction", repository, subject });
  return { status: isNew ? 201 : 200, body: subject };
}
