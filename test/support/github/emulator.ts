import { createEmulator } from "emulate";
import type { Answer } from "./calls.ts";
import { isObject, type Json, type JsonObject, parseJson } from "./json.ts";
import { likeGitHub } from "./likeness.ts";
import { membersOf, peopleOf, type RegisteredApp, type Seed } from "./seed.ts";

/** Owns every organisation, and writes what a seed wants written. */
export const OWNER = "octo-owner";

/** The npm package `emulate`, which keeps git objects, people, repositories and conversations. */
export interface Emulator {
  /** Sends a request on; `token` null: as the owner of everything. */
  send(request: Forwarded): Promise<Answer>;
  /** As the owner; throws where the answer is an error. */
  read(path: string): Promise<JsonObject>;
  write(method: string, path: string, body: Json): Promise<JsonObject>;
  /** Every page of a list. */
  list(path: string): Promise<readonly JsonObject[]>;
  readonly privateKey: string;
  close(): Promise<void>;
}

interface Forwarded {
  readonly method: string;
  readonly path: string;
  readonly token: string | null;
  readonly body?: Json | undefined;
}

/** Starts the emulator with a seed's people, organisations, empty repositories and app. */
export async function startEmulator(
  seed: Seed,
  app: Omit<RegisteredApp, "privateKey">,
  url: string,
): Promise<Emulator> {
  const emulator = await createEmulator({ service: "github", port: 0, seed: emulated(seed, app) });
  // Its rate limit counts by token, and every token it does not know is its first user's.
  let sent = 0;
  const ownersToken = () => `owner-${Math.floor(sent++ / 1000)}`;

  async function send({ method, path, token, body }: Forwarded): Promise<Answer> {
    const response = await fetch(emulator.url + path, {
      method,
      headers: {
        authorization: `Bearer ${token ?? ownersToken()}`,
        "content-type": "application/json",
      },
      ...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    const text = (await response.text()).replaceAll(emulator.url, url);
    const link = response.headers.get("link")?.replaceAll(emulator.url, url);
    const json = parseJson(text);
    return {
      status: response.status,
      headers: link === undefined ? {} : { link },
      body: json === undefined ? undefined : likeGitHub(described(json), url),
    };
  }
  async function write(method: string, path: string, body?: Json): Promise<JsonObject> {
    const answer = await send({ method, path, token: null, body });
    if (answer.status >= 400) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return isObject(answer.body) ? answer.body : {};
  }
  async function list(path: string): Promise<readonly JsonObject[]> {
    const found: JsonObject[] = [];
    const more = path.includes("?") ? "&" : "?";
    for (let page = 1; ; page++) {
      const { body } = await send({
        method: "GET",
        path: `${path}${more}per_page=100&page=${page}`,
        token: null,
      });
      const items = Array.isArray(body) ? body.filter(isObject) : [];
      found.push(...items);
      if (items.length < 100) return found;
    }
  }
  return {
    send,
    write,
    list,
    read: (path) => write("GET", path),
    privateKey: emulator.generatedSecrets[0]?.value ?? "",
    close: () => emulator.close(),
  };
}

/** GitHub's errors always say where they are documented. */
function described(json: Json): Json {
  const isError = isObject(json) && typeof json["message"] === "string" && !("sha" in json);
  if (!isError || Object.keys(json).length > 1) return json;
  return { ...json, documentation_url: "https://docs.github.com/rest" };
}

/** The token that a person signs in with. */
export function tokenOf(login: string): string {
  return `person-${login}`;
}

function emulated(
  seed: Seed,
  app: Omit<RegisteredApp, "privateKey">,
): Record<string, unknown> & {
  tokens: Record<string, { login: string; scopes: string[] }>;
} {
  const people = [OWNER, ...peopleOf(seed)];
  const organizations = Object.entries(seed.organizations);
  const installed = organizations.filter(([, { installed = true }]) => installed);
  return {
    tokens: Object.fromEntries(
      people.map((login) => [tokenOf(login), { login, scopes: ["repo", "admin:org"] }]),
    ),
    github: {
      users: people.map((login) => ({ login, email: `${login}@example.com` })),
      orgs: organizations.map(([login, organization]) => ({
        login,
        name: login,
        members: [
          { login: OWNER, role: "admin" },
          ...membersOf(organization).map((member) => ({ login: member, role: "member" })),
        ],
      })),
      repos: organizations.flatMap(([owner, { repositories }]) =>
        Object.entries(repositories).map(([name, { isPublic = false }]) => ({
          owner,
          name,
          private: !isPublic,
        })),
      ),
      apps: [
        {
          app_id: app.id,
          slug: app.slug,
          name: app.slug,
          permissions: app.permissions,
          events: app.events,
          installations: installed.map(([account], at) => ({
            installation_id: installationId(at),
            account,
          })),
        },
      ],
    },
  };
}

/** The id of the installation on the seed's n-th organisation that has one. */
export function installationId(at: number): number {
  return 71_000_001 + at;
}
