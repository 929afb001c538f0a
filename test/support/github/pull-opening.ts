import { forkBranch, tip } from "./branches.ts";
import { type Answer, actorOf, type Call, refuse, repositoryOf } from "./calls.ts";
import { isObject, type JsonObject } from "./json.ts";
import { announcePull } from "./pull-news.ts";
import { pullJson, updatePull } from "./pulls.ts";
import { type GitHubState, moment } from "./state.ts";

/** Opens a pull request, from a branch or from a fork's. */
export async function openPull(state: GitHubState, call: Call): Promise<Answer> {
  const repository = repositoryOf(call);
  const body = isObject(call.body) ? call.body : {};
  const [owner, headRef = ""] = String(body["head"]).includes(":")
    ? String(body["head"]).split(":")
    : [call.parameters["owner"], String(body["head"])];
  const fork = owner === call.parameters["owner"] ? null : `${owner}/${call.parameters["repo"]}`;
  const kept = fork === null ? headRef : forkBranch(fork, headRef);
  const [headSha, baseSha] = await Promise.all([
    tip(state, repository, kept),
    tip(state, repository, String(body["base"])),
  ]);
  if (headSha === null) return invalid("head", "invalid");
  if (baseSha === null) return invalid("base", "invalid");
  if (headSha === baseSha) return noCommits(call);
  const answer = await state.emulator.send({
    method: "POST",
    path: call.path,
    token: call.headers["authorization"]?.split(" ")[1] ?? null,
    body: { ...body, head: kept },
  });
  if (answer.status !== 201 || !isObject(answer.body)) return answer;
  const pull = updatePull(
    state,
    {
      repository,
      number: Number(answer.body["number"]),
      author: actorOf(state, call),
      headRef,
      headSha,
      baseRef: String(body["base"]),
      baseSha,
      isDraft: body["draft"] === true,
      isOpen: true,
      merge: null,
      fork,
      reviewers: [],
      teams: [],
      updatedAt: moment(),
    },
    {},
  );
  const json = await pullJson(state, pull);
  announcePull(state, "opened", pull, actorOf(state, call));
  return { status: 201, body: json };
}

function invalid(field: string, code: string): Answer {
  return refuse(422, "Validation Failed", { errors: [{ resource: "PullRequest", field, code }] });
}

function noCommits({ body }: Call): Answer {
  const { base, head } = body as JsonObject;
  const message = `No commits between ${base} and ${head}`;
  const errors = [{ resource: "PullRequest", code: "custom", message }];
  return refuse(422, "Validation Failed", { errors });
}
