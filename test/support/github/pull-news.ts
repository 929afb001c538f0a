import type { JsonObject } from "./json.ts";
import { pullRequestPayload } from "./payloads.ts";
import type { PullRecord } from "./pulls.ts";
import type { GitHubState } from "./state.ts";

/** Tells the app of a change of a pull request. */
export function announcePull(
  state: GitHubState,
  action: string,
  pull: PullRecord,
  sender: string,
  more: JsonObject = {},
): void {
  state.hooks.announce("pull_request", () => pullRequestPayload(state, action, pull, sender, more));
}
