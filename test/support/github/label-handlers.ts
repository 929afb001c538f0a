import type { Answer, Call, Handlers } from "./calls.ts";
import type { GitHubState } from "./state.ts";

/**
 * Labels are the emulator's, put there as the owner: GitHub lets who may write pull requests do it,
 * and the emulator only who may write issues.
 */
export function labelHandlers(state: GitHubState): Handlers {
  const asOwner = ({ method, path, body }: Call): Promise<Answer> =>
    state.emulator.send({ method, path, body, token: null });
  return {
    "POST /repos/{owner}/{repo}/labels": asOwner,
    "POST /repos/{owner}/{repo}/issues/{issue_number}/labels": asOwner,
  };
}
