import type { Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/** A label as a repository has it. */
export interface Label {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  /** At most 100 characters. */
  readonly description: string;
}

/**
 * Puts a label on a pull request, and makes it where the repository has none of that name. False:
 * GitHub refuses to, as it does where the app may not or the repository is archived.
 * @see https://docs.github.com/rest/issues/labels#create-a-label
 */
export async function addLabel(
  github: GitHub,
  repository: Repository,
  number: number,
  label: Label,
): Promise<boolean> {
  const { issues } = github.rest;
  const at = named(repository);
  await taken(issues.createLabel({ ...at, ...label }));
  return taken(issues.addLabels({ ...at, issue_number: number, labels: [label.name] }));
}

/** What GitHub takes, or refuses for good: of a label that is there already it says 422. */
async function taken(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error && "status" in error)) return false;
  const { status, message } = error;
  // 403 is also what a rate limit says, which passes.
  if (status === 403) return !/rate limit/i.test(message);
  return status === 404 || status === 410 || status === 422;
}
