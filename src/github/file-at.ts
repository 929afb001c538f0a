import { z } from "zod";
import type { Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

const File = z.object({
  type: z.literal("file"),
  encoding: z.literal("base64"),
  content: z.string(),
});

/**
 * The text of a file at a commit; null: there is no such file, or it is no text of at most 1 MB,
 * beyond which GitHub gives no content.
 * @see https://docs.github.com/rest/repos/contents#get-repository-content
 */
export async function fileAt(
  github: GitHub,
  repository: Repository,
  path: string,
  commit: string,
): Promise<string | null> {
  try {
    const { data } = await github.rest.repos.getContent({
      ...named(repository),
      path,
      ref: commit,
    });
    const file = File.safeParse(data);
    return file.success ? Buffer.from(file.data.content, "base64").toString("utf8") : null;
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return null;
    const where = `${repository.owner}/${repository.name}`;
    throw new Error(`reading a base document of ${where} at ${commit}`, { cause: error });
  }
}
