import type { CheckRunRecord } from "./check-runs.ts";
import type { Emulator } from "./emulator.ts";
import type { Hooks } from "./hooks.ts";
import type { JsonObject } from "./json.ts";
import type { PullRecord } from "./pulls.ts";
import type { Installation, RegisteredApp } from "./seed.ts";

/** What the parts of the local GitHub share. */
export interface GitHubState {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly app: RegisteredApp;
  /** By account login. */
  readonly installations: ReadonlyMap<string, Installation>;
  readonly emulator: Emulator;
  readonly hooks: Hooks;
  /** By `owner/name#number`. */
  readonly pulls: Map<string, PullRecord>;
  /** `owner/name` of every repository but forks. */
  readonly repositories: readonly string[];
  /** `owner/name` of forks, and of what they are forks of. */
  readonly forks: Map<string, string>;
  /** In the order in which they were created. */
  readonly checkRuns: Map<number, CheckRunRecord>;
  /** To comments, by their id; oldest first. */
  readonly reactions: Map<number, readonly { readonly login: string; readonly content: string }[]>;
  /** Tells who waits that something of these kinds has changed. */
  readonly news: News;
}

/** What tests and the demo can wait for. */
export interface Happening {
  readonly kind: "check-run" | "review-request" | "comment" | "reaction" | "delivery" | "request";
  /** `owner/name`. */
  readonly repository: string;
  readonly subject: JsonObject;
}

/** Those who wait for something to happen. */
export interface News {
  tell(happening: Happening): void;
  /** Calls back until told to stop. */
  listen(listener: (happening: Happening) => void): () => void;
}

export function createNews(): News {
  const listeners = new Set<(happening: Happening) => void>();
  return {
    tell(happening) {
      for (const listener of listeners) listener(happening);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The moment, as GitHub writes it: in seconds. */
export function moment(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
