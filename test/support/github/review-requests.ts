import { type Answer, actorOf, type Call, type Handlers, refuse } from "./calls.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { isTeamMember, simpleTeam, simpleUser, teamRepositories } from "./people.ts";
import { withPull } from "./pull-handlers.ts";
import { announcePull } from "./pull-news.ts";
import { type PullRecord, pullJson, updatePull } from "./pulls.ts";
import type { GitHubState } from "./state.ts";

/** Requested reviewers, refused as GitHub refuses them. */
export function reviewRequestHandlers(state: GitHubState): Handlers {
  const path = "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers";
  return {
    [`GET ${path}`]: (call) => withPull(state, call, (pull) => list(state, pull)),
    [`POST ${path}`]: (call) => withPull(state, call, (pull) => request(state, call, pull)),
    [`DELETE ${path}`]: (call) => withPull(state, call, (pull) => withdraw(state, call, pull)),
  };
}

async function list(state: GitHubState, pull: PullRecord): Promise<Answer> {
  const { requested_reviewers: users = [], requested_teams: teams = [] } = await pullJson(
    state,
    pull,
  );
  return { status: 200, body: { users, teams } };
}

async function request(state: GitHubState, call: Call, pull: PullRecord): Promise<Answer> {
  const { reviewers, teams } = named(call.body);
  if (reviewers.includes(pull.author)) {
    return refuse(422, "Review cannot be requested from pull request author.");
  }
  const strangers = await Promise.all(reviewers.map((login) => isStranger(state, pull, login)));
  const refusals = await Promise.all(teams.map((slug) => refusedTeam(state, pull, slug)));
  const refused = refusals.find((refusal) => refusal !== null);
  if (refused) return refuse(422, refused);
  if (strangers.includes(true)) return refuse(422, notCollaborator(pull));
  const changed = updatePull(state, pull, {
    reviewers: [...new Set([...pull.reviewers, ...reviewers])],
    teams: [...new Set([...pull.teams, ...teams])],
  });
  const sender = actorOf(state, call);
  for (const login of reviewers.filter((name) => !pull.reviewers.includes(name))) {
    await tell(state, "review_requested", changed, sender, { login });
  }
  for (const slug of teams.filter((name) => !pull.teams.includes(name))) {
    await tell(state, "review_requested", changed, sender, { slug });
  }
  return { status: 201, body: await pullJson(state, changed) };
}

async function withdraw(state: GitHubState, call: Call, pull: PullRecord): Promise<Answer> {
  const { reviewers, teams } = named(call.body);
  const changed = updatePull(state, pull, {
    reviewers: pull.reviewers.filter((login) => !reviewers.includes(login)),
    teams: pull.teams.filter((slug) => !teams.includes(slug)),
  });
  const sender = actorOf(state, call);
  for (const login of reviewers.filter((name) => pull.reviewers.includes(name))) {
    await tell(state, "review_request_removed", changed, sender, { login });
  }
  for (const slug of teams.filter((name) => pull.teams.includes(name))) {
    await tell(state, "review_request_removed", changed, sender, { slug });
  }
  return { status: 200, body: await pullJson(state, changed) };
}

/** A review answers the request of its writer, and of the teams that its writer is in. */
export async function answerRequests(
  state: GitHubState,
  pull: PullRecord,
  login: string,
): Promise<void> {
  const [organization = ""] = pull.repository.split("/");
  const left: string[] = [];
  for (const slug of pull.teams) {
    if (!(await isTeamMember(state, organization, slug, login))) left.push(slug);
  }
  const reviewers = pull.reviewers.filter((name) => name !== login);
  updatePull(state, pull, { reviewers, teams: left });
}

function named(body: Json | undefined): { reviewers: string[]; teams: string[] } {
  const { reviewers, team_reviewers: teams } = isObject(body) ? body : {};
  const texts = (value: Json | undefined) => (Array.isArray(value) ? value.map(String) : []);
  return { reviewers: texts(reviewers), teams: texts(teams) };
}

function notCollaborator({ repository }: PullRecord): string {
  return `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${repository} repository.`;
}

async function isStranger(state: GitHubState, pull: PullRecord, login: string): Promise<boolean> {
  const [organization] = pull.repository.split("/");
  const path = `/orgs/${organization}/members/${encodeURIComponent(login)}`;
  const { status } = await state.emulator.send({ method: "GET", path, token: null });
  return status !== 204;
}

async function refusedTeam(
  state: GitHubState,
  pull: PullRecord,
  slug: string,
): Promise<string | null> {
  const [organization = ""] = pull.repository.split("/");
  const team = await simpleTeam(state, organization, slug);
  if (team === null) return `Could not resolve to a node with the global id of '${slug}'.`;
  const repositories = await teamRepositories(state, organization, slug);
  return repositories.includes(pull.repository) ? null : notCollaborator(pull);
}

async function tell(
  state: GitHubState,
  action: "review_requested" | "review_request_removed",
  pull: PullRecord,
  sender: string,
  who: { readonly login: string } | { readonly slug: string },
): Promise<void> {
  const [organization = ""] = pull.repository.split("/");
  const more: JsonObject =
    "login" in who
      ? { requested_reviewer: await simpleUser(state, who.login) }
      : { requested_team: (await simpleTeam(state, organization, who.slug)) ?? {} };
  announcePull(state, action, pull, sender, more);
  if (action === "review_requested") {
    const subject = { number: pull.number, sender, ...who };
    state.news.tell({ kind: "review-request", repository: pull.repository, subject });
  }
}
