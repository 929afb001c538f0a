import { isObject, type JsonObject } from "./json.ts";
import { envelope } from "./payloads.ts";
import { simpleOrganization, simpleTeam, simpleUser } from "./people.ts";
import { plainEmail } from "./plain-email.ts";
import type { GitHubState } from "./state.ts";

/** `membership.added` and `membership.removed`, of a person and a team. */
export async function membershipPayload(
  state: GitHubState,
  action: "added" | "removed",
  organization: string,
  slug: string,
  member: string,
  sender: string,
): Promise<JsonObject> {
  return {
    action,
    scope: "team",
    member: await simpleUser(state, member),
    team: await webhookTeam(state, organization, slug),
    ...(await organizationEnvelope(state, organization, sender)),
  };
}

/** `team.added_to_repository` and `team.removed_from_repository`. */
export async function teamPayload(
  state: GitHubState,
  action: "added_to_repository" | "removed_from_repository",
  repository: string,
  slug: string,
  sender: string,
): Promise<JsonObject> {
  const [organization = ""] = repository.split("/");
  return {
    action,
    team: await webhookTeam(state, organization, slug),
    ...(await envelope(state, repository, sender)),
  };
}

/** `repository.renamed`: the repository by its present name, and the name it had. */
export async function renamedPayload(
  state: GitHubState,
  repository: string,
  oldName: string,
  sender: string,
): Promise<JsonObject> {
  return {
    action: "renamed",
    changes: { repository: { name: { from: oldName } } },
    ...(await envelope(state, repository, sender)),
  };
}

/** `merge_group.checks_requested` and `merge_group.destroyed`. */
export async function mergeGroupPayload(
  state: GitHubState,
  action: "checks_requested" | "destroyed",
  group: {
    readonly repository: string;
    readonly number: number;
    readonly headSha: string;
    readonly baseSha: string;
  },
  sender: string,
): Promise<JsonObject> {
  const { repository, number, headSha, baseSha } = group;
  const commit = await state.emulator.read(`/repos/${repository}/git/commits/${headSha}`);
  const { message = "", tree, author, committer } = commit;
  const who = (value: unknown) => {
    const { name = "", email = "" } = isObject(value) ? value : {};
    return { name, email: plainEmail(email) };
  };
  return {
    action,
    ...(action === "destroyed" ? { reason: "merged" } : {}),
    merge_group: {
      head_sha: headSha,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-${number}-${baseSha}`,
      base_sha: baseSha,
      base_ref: "refs/heads/main",
      head_commit: {
        id: headSha,
        tree_id: isObject(tree) ? (tree["sha"] ?? "") : "",
        message,
        timestamp: "2026-01-01T00:00:00Z",
        author: who(author),
        committer: who(committer),
      },
    },
    ...(await envelope(state, repository, sender)),
  };
}

async function webhookTeam(
  state: GitHubState,
  organization: string,
  slug: string,
): Promise<JsonObject> {
  return (await simpleTeam(state, organization, slug)) ?? { slug };
}

async function organizationEnvelope(
  state: GitHubState,
  organization: string,
  sender: string,
): Promise<JsonObject> {
  const installation = state.installations.get(organization);
  return {
    organization: await simpleOrganization(state, organization),
    ...(installation === undefined
      ? {}
      : { installation: { id: installation.id, node_id: "MDI6" } }),
    sender: await simpleUser(state, sender),
  };
}
