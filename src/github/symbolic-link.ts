import type { Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/** The file mode of a symbolic link in a git tree. */
const LINK_MODE = "120000";

/** Whether a path is a symbolic link at a commit: one request for each folder on the way. */
export async function isSymbolicLink(
  github: GitHub,
  repository: Repository,
  commit: string,
  path: string,
): Promise<boolean> {
  let tree = commit;
  for (const name of path.split("/")) {
    const { data } = await github.rest.git.getTree({ ...named(repository), tree_sha: tree });
    const entry = data.tree.find((candidate) => candidate.path === name);
    if (entry?.sha === undefined) return false;
    if (entry.mode === LINK_MODE) return true;
    tree = entry.sha;
  }
  return false;
}
