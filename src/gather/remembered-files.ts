import { z } from "zod";
import type { PullRequest } from "../model/pull-request.ts";
import type { World } from "../world.ts";
import type { PullWithFiles } from "./files-at-head.ts";

const Files = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      previousPath: z.string().nullable(),
      change: z.enum(["added", "modified", "renamed", "removed"]),
      blob: z.string(),
    }),
  ),
  isCut: z.boolean(),
});

/** The files of a head, kept for when the gate has to look again with nothing but time passed. */
export async function rememberFiles(
  { store, now }: World,
  { pull, files, isCut }: PullWithFiles,
): Promise<void> {
  const text = JSON.stringify({ files, isCut });
  await store.documents.keep(pull.repository.id, keyOf(pull), text, now);
}

/** What was kept of the head that is known now; null: nothing, or it was forgotten since. */
export async function rememberedFiles(
  { store, now }: World,
  pull: PullRequest,
): Promise<PullWithFiles | null> {
  const text = await store.documents.get(pull.repository.id, keyOf(pull), now);
  return text === null ? null : { pull, ...Files.parse(JSON.parse(text)) };
}

function keyOf({ number, baseRef, baseSha, headSha }: PullRequest): string {
  return `${baseSha}..${headSha} files of #${number} towards ${baseRef}`;
}
