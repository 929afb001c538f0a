import type { CheckRun } from "../model/check-run.ts";

/**
 * The check on the head of a default branch when the app comes to a repository: GitHub offers a
 * check as required only where it succeeded in the last 7 days.
 * @see https://docs.github.com/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks
 */
export const WELCOME_CHECK: CheckRun = {
  conclusion: "success",
  title: "Threatgate is here: this check can be required now",
  summary:
    "**This says nothing of a threat model.** It stands here once, so that GitHub offers this check when somebody makes it required.\n\n**Next step:** an administrator \u2014 require the check `Threat model`, from this app, in a ruleset of the default branch.",
  text: "Each pull request gets a check of its own, which speaks of its design documents.",
  annotations: [],
  buttons: [],
};
