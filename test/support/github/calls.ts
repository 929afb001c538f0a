import { STATUS_CODES } from "node:http";
import type { Json, JsonObject } from "./json.ts";

/** Who sends a request. */
export type Caller =
  | { readonly kind: "nobody" }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "person"; readonly login: string }
  | { readonly kind: "app" }
  | { readonly kind: "installation"; readonly token: InstallationToken };

/** What an installation access token opens. */
export interface InstallationToken {
  readonly installation: number;
  readonly account: string;
  readonly permissions: Readonly<Record<string, string>>;
  /** Names without the owner; null: every repository of the installation. */
  readonly repositories: readonly string[] | null;
}

/** A request to the local GitHub, read and understood. */
export interface Call {
  readonly method: string;
  /** With its query, as sent. */
  readonly path: string;
  /** GitHub's published name of the operation's path; null: GitHub has no such operation. */
  readonly template: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  readonly caller: Caller;
}

/** What the local GitHub answers. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text or bytes are sent as they are; anything else as JSON; undefined: nothing. */
  readonly body?: Json | Buffer | undefined;
}

type Handler = (call: Call) => Promise<Answer> | Answer;

/** Handlers by method and published path: `GET /repos/{owner}/{repo}/pulls`. */
export type Handlers = Readonly<Record<string, Handler>>;

/** An error in GitHub's shape. */
export function refuse(status: number, message?: string, more: JsonObject = {}): Answer {
  const text = message ?? STATUS_CODES[status] ?? "Error";
  const body = { message: text, ...more, documentation_url: "https://docs.github.com/rest" };
  return { status, body: { ...body, status: String(status) } };
}

/** The repository that a request is about, as `owner/name`. */
export function repositoryOf({ parameters }: Call): string {
  return `${parameters["owner"]}/${parameters["repo"]}`;
}

/** One page of a list, with GitHub's link header; 30 a page unless asked, at most 100. */
export function page(call: Call, url: string, items: readonly Json[]): Answer {
  const { size, number } = pageOf(call);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string) => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(to));
    return `<${url}${call.path.split("?")[0]}?${query}>; rel="${rel}"`;
  };
  const forward = number < last ? [link(number + 1, "next"), link(last, "last")] : [];
  const back = number > 1 ? [link(1, "first"), link(number - 1, "prev")] : [];
  const links = [...back, ...forward].join(", ");
  const body = items.slice((number - 1) * size, number * size);
  return { status: 200, body, headers: links === "" ? {} : { link: links } };
}

/** Which page a request asks for, and how long pages are. */
export function pageOf({ query }: Call): { readonly size: number; readonly number: number } {
  const size = Math.min(100, Math.max(1, Number(query.get("per_page") ?? 30) || 30));
  return { size, number: Math.max(1, Number(query.get("page") ?? 1) || 1) };
}

/** The login that a request acts as; what is not a person's is the app's. */
export function actorOf(
  { app }: { readonly app: { readonly slug: string } },
  { caller }: Call,
): string {
  return caller.kind === "person" ? caller.login : `${app.slug}[bot]`;
}
