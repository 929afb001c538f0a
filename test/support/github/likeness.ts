import { isObject, type Json, type JsonObject } from "./json.ts";

/** What the emulator answers, with what GitHub answers besides and its own way of writing it. */
export function likeGitHub(value: Json, url: string): Json {
  if (Array.isArray(value)) return value.map((item: Json) => likeGitHub(item, url));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, written(key, item, url)]);
  return completed(Object.fromEntries(entries), url);
}

function written(key: string, value: Json, url: string): Json {
  if (typeof value !== "string") return likeGitHub(value, url);
  if (/(_at|^date)$/.test(key)) return value.replace(/\.\d{3}Z$/, "Z");
  if (key === "documentation_url") return "https://docs.github.com/rest";
  const isBase64 = key === "content" && /^[A-Za-z0-9+/]+=*$/.test(value);
  return isBase64 ? wrapped(value) : value;
}

/** GitHub breaks base64 into lines of 60 characters, each with its line feed. */
function wrapped(base64: string): string {
  return base64.replaceAll(/.{1,60}/g, "$&\n");
}

function completed(value: JsonObject, url: string): JsonObject {
  if (value["type"] === "Organization" && "members_url" in value && !("blog" in value)) {
    return account(value, "Organization", url);
  }
  if (value["type"] === "Bot" && "login" in value) return account(value, "Bot", url);
  if ("full_name" in value && "forks_url" in value) {
    return { network_count: 0, subscribers_count: 0, custom_properties: {}, ...value };
  }
  if ("permission" in value && isObject(value["user"])) {
    const permissions = { admin: false, maintain: false, push: false, triage: false, pull: true };
    const role = value["role_name"] ?? "read";
    return { ...value, user: { ...value["user"], role_name: role, permissions } };
  }
  return value;
}

/** An organisation as GitHub shows the owner of something: in the shape of a user. */
export function account(value: JsonObject, type: string, url: string): JsonObject {
  const login = String(value["login"]);
  const name = encodeURIComponent(login);
  const at = `${url}/users/${name}`;
  return {
    login,
    id: value["id"] ?? 0,
    node_id: value["node_id"] ?? "",
    avatar_url: `${url}/avatars/${name}`,
    gravatar_id: "",
    url: at,
    html_url: `${url}/${name}`,
    followers_url: `${at}/followers`,
    following_url: `${at}/following{/other_user}`,
    gists_url: `${at}/gists{/gist_id}`,
    starred_url: `${at}/starred{/owner}{/repo}`,
    subscriptions_url: `${at}/subscriptions`,
    organizations_url: `${at}/orgs`,
    repos_url: `${at}/repos`,
    events_url: `${at}/events{/privacy}`,
    received_events_url: `${at}/received_events`,
    type,
    user_view_type: "public",
    site_admin: false,
  };
}
